package org.tributary.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.WebLink;

/// How servers are asked; the same for all commands.
final class NetworkOptions {
    private final Supplier<Optional<String>> proxy;
    private final Supplier<List<String>> headers;
    private final Supplier<Optional<String>> userAgent;

    NetworkOptions(Arguments arguments) {
        proxy =
                arguments.text(
                        "URL",
                        "HTTP proxy, as http://[user:password@]host:port; the port is needed.",
                        "--proxy");
        headers =
                arguments.texts(
                        "\"N: V\"",
                        "Header to send with every request; may be repeated.",
                        "--header");
        userAgent = arguments.text("S", "Name to go by.", "--user-agent");
    }

    /// Returns the settings these options and `logins` make.
    ///
    /// @throws CommandFailure when one of them is not usable
    HttpSettings settings(List<HttpSettings.Login> logins) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String header : headers.get()) {
            int colon = header.indexOf(':');
            String field = colon < 0 ? "" : header.substring(0, colon).strip();
            if (!isToken(field) || !isFieldValue(header)) {
                throw new CommandFailure(ExitCode.USAGE, "--header must be like \"Name: value\".");
            }
            all.put(field, header.substring(colon + 1).strip());
        }
        String name = userAgent.get().orElse(HttpSettings.DEFAULT.userAgent());
        if (!isFieldValue(name)) {
            throw new CommandFailure(ExitCode.USAGE, "--user-agent must be one line of text.");
        }
        return new HttpSettings(proxy.get().map(NetworkOptions::proxy), all, name, logins);
    }

    private static URI proxy(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme());
            if (isHttp && WebLink.isUsable(uri) && uri.getPort() > 0) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Said below, without a password that may stand in it.
        }
        throw new CommandFailure(
                ExitCode.USAGE, "--proxy must be like http://host:port or host:port.");
    }

    /// RFC 9110, 5.6.2.
    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c ->
                                c >= 'a' && c <= 'z'
                                        || c >= 'A' && c <= 'Z'
                                        || c >= '0' && c <= '9'
                                        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private static boolean isFieldValue(String value) {
        return value.chars().noneMatch(Character::isISOControl);
    }
}
