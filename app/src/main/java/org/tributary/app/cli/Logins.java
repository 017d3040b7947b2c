package org.tributary.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.client.HttpSettings;

/// Takes user names and passwords out of links, so that no log, event or file on disk shows them.
final class Logins {
    private Logins() {}

    /// Returns `target` without its login, which is added to `logins`. A user name without a
    /// password makes the user be asked.
    static Target takeFrom(
            Target target, List<HttpSettings.Login> logins, PasswordPrompt passwords) {
        if (!(target instanceof Target.Url(String label, URI uri)) || uri.getUserInfo() == null) {
            return target;
        }
        String[] parts = uri.getUserInfo().split(":", 2);
        String password =
                parts.length == 2
                        ? parts[1]
                        : passwords
                                .ask(parts[0], uri.getHost())
                                .orElseThrow(() ->
                                        new CommandFailure(
                                                ExitCode.USAGE,
                                                "The link "
                                                        + label
                                                        + " has a user name but no password,"
                                                        + " and there is no terminal to ask"
                                                        + " for it."));
        logins.add(new HttpSettings.Login(uri.getHost(), port(uri), parts[0], password));
        return new Target.Url(label, withoutLogin(uri));
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0
                ? uri.getPort()
                : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static URI withoutLogin(URI uri) {
        String authority = uri.getRawAuthority();
        String text = uri.toString();
        int start = text.indexOf(authority);
        try {
            return new URI(
                    text.substring(0, start)
                            + authority.substring(authority.lastIndexOf('@') + 1)
                            + text.substring(start + authority.length()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a link without its login is a link", e);
        }
    }
}
