package org.tributary.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.WebLink;

/// Takes user names and passwords out of links, so that no log, event or file on disk shows them.
final class Logins {
    private Logins() {}

    /// Returns `target` without its login, which is added to `logins`. A user name without a
    /// password makes the user be asked.
    static Target takeFrom(Target target, List<HttpSettings.Login> logins, LoginPrompt prompt) {
        if (!(target instanceof Target.Url(String label, URI uri)) || uri.getUserInfo() == null) {
            return target;
        }
        String[] parts = uri.getUserInfo().split(":", 2);
        String password =
                parts.length == 2
                        ? parts[1]
                        : prompt.password(parts[0], uri.getHost())
                                .orElseThrow(() ->
                                        new CommandFailure(
                                                ExitCode.USAGE,
                                                "The link "
                                                        + label
                                                        + " has a user name but no password,"
                                                        + " and there is no terminal to ask"
                                                        + " for it."));
        logins.add(new HttpSettings.Login(uri.getHost(), WebLink.port(uri), parts[0], password));
        return new Target.Url(label, withoutLogin(uri));
    }

    /// Asks for the login that a link turned out to want; a former one for the same server is
    /// replaced. False when there is no answer.
    static boolean ask(URI uri, List<HttpSettings.Login> logins, LoginPrompt prompt) {
        Optional<String> user = prompt.user(uri.getHost());
        Optional<String> password = user.flatMap(name -> prompt.password(name, uri.getHost()));
        if (password.isEmpty()) {
            return false;
        }
        logins.removeIf(
                login -> login.host().equals(uri.getHost()) && login.port() == WebLink.port(uri));
        logins.add(
                new HttpSettings.Login(
                        uri.getHost(), WebLink.port(uri), user.get(), password.get()));
        return true;
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
