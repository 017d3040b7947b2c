package org.tributary.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.client.HttpSettings;
import picocli.CommandLine.Option;

/// How servers are asked; the same for all commands.
final class NetworkOptions {
    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "HTTP proxy, as http://[user:password@]host:port.")
    private Optional<String> proxy = Optional.empty();

    @Option(
            names = "--header",
            paramLabel = "\"N: V\"",
            description = "Header to send with every request; may be repeated.")
    private List<String> headers = List.of();

    @Option(names = "--user-agent", paramLabel = "S", description = "Name to go by.")
    private String userAgent = HttpSettings.DEFAULT.userAgent();

    /// Returns the settings these options and `logins` make.
    ///
    /// @throws CommandFailure when one of them is not usable
    HttpSettings settings(List<HttpSettings.Login> logins) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            String name = colon < 0 ? "" : header.substring(0, colon).strip();
            if (!isToken(name) || !isFieldValue(header)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "--header must be like \"Name: value\", not \"" + header + "\".");
            }
            all.put(name, header.substring(colon + 1).strip());
        }
        if (!isFieldValue(userAgent)) {
            throw new CommandFailure(ExitCode.USAGE, "--user-agent must be one line of text.");
        }
        return new HttpSettings(proxy.map(NetworkOptions::proxy), all, userAgent, logins);
    }

    private static URI proxy(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Said below, without a password that may stand in it.
        }
        throw new CommandFailure(ExitCode.USAGE, "--proxy must be like http://host:port.");
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
