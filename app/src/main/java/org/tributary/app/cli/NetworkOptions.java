package org.tributary.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.downloads.NetworkText;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.client.TrustedCertificates;

/// How servers are asked; the same for all commands.
final class NetworkOptions {
    private final Supplier<Optional<String>> proxy;
    private final Supplier<List<String>> headers;
    private final Supplier<Optional<String>> userAgent;
    private final Supplier<Optional<Path>> certificates;

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
        certificates =
                arguments.value(
                        "FILE",
                        NetworkOptions::certificates,
                        "Trust the certificates of this file (PEM) too, besides the system's.",
                        "--ca-certificate");
    }

    /// Returns the settings these options and `logins` make.
    ///
    /// @throws CommandFailure when one of them is not usable
    HttpSettings settings(List<HttpSettings.Login> logins) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String header : headers.get()) {
            Map.Entry<String, String> field =
                    NetworkText.header(header)
                            .orElseThrow(() ->
                                    new CommandFailure(
                                            ExitCode.USAGE,
                                            "--header must be like \"Name: value\"."));
            all.put(field.getKey(), field.getValue());
        }
        String name = userAgent.get().orElse(HttpSettings.DEFAULT.userAgent());
        if (!NetworkText.isOneLine(name)) {
            throw new CommandFailure(ExitCode.USAGE, "--user-agent must be one line of text.");
        }
        return new HttpSettings(
                proxy.get().map(NetworkOptions::proxy), all, name, logins, certificates.get());
    }

    /// @throws IllegalArgumentException with a sentence for people
    private static Path certificates(String text) {
        try {
            Path file = Path.of(text);
            TrustedCertificates.check(file);
            return file.toAbsolutePath();
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("\"" + text + "\" cannot be the name of a file.");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /// The text is not repeated: a password may stand in it.
    private static URI proxy(String text) {
        return NetworkText.proxy(text)
                .orElseThrow(() ->
                        new CommandFailure(
                                ExitCode.USAGE,
                                "--proxy must be like http://host:port or host:port."));
    }
}
