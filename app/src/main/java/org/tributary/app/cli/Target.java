package org.tributary.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import org.tributary.app.cli.output.ExitCode;

/// What one argument of `get` asks for.
sealed interface Target {
    /// The argument as it was typed, without a password.
    String label();

    /// A link to a file on any web server.
    record Url(String label, URI uri) implements Target {}

    /// A Metalink document on this machine.
    record MetalinkFile(String label, Path path) implements Target {}

    /// A folder of the servers; `folder` ends in `/`.
    record Folder(String label, String folder) implements Target {}

    /// A file of the servers.
    record Name(String label, String name) implements Target {}

    /// Whether it is one of the files that servers list.
    default boolean isOnServers() {
        return switch (this) {
            case Name _, Folder _ -> true;
            case Url _, MetalinkFile _ -> false;
        };
    }

    /// Reads an argument.
    ///
    /// @throws CommandFailure when it looks like a link and is none
    static Target parse(String argument) {
        String lower = argument.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return url(argument);
        }
        if (argument.contains("://")) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    argument.substring(0, argument.indexOf(':'))
                            + " links are not supported, only http and https.");
        }
        if (MetalinkReader.isMetalink(lower) && isFile(argument)) {
            return new MetalinkFile(argument, Path.of(argument));
        }
        String name = Normalizer.normalize(argument, Normalizer.Form.NFC);
        if (name.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "The name of a file cannot be empty.");
        }
        return name.endsWith("/") ? new Folder(argument, name) : new Name(argument, name);
    }

    private static Url url(String argument) {
        try {
            URI uri = new URI(argument.replace(" ", "%20"));
            if (uri.getHost() == null) {
                throw new CommandFailure(
                        ExitCode.USAGE, "The link " + withoutLogin(argument) + " has no host.");
            }
            return new Url(withoutLogin(argument), uri);
        } catch (URISyntaxException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    withoutLogin(argument) + " is not a link: " + e.getReason() + ".",
                    e);
        }
    }

    private static boolean isFile(String argument) {
        try {
            return Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// Returns the link without `user:password@`, fit to be shown.
    static String withoutLogin(String link) {
        int authority = link.indexOf("://") + 3;
        int end = link.indexOf('/', authority);
        int at = link.lastIndexOf('@', end < 0 ? link.length() : end);
        return at < authority ? link : link.substring(0, authority) + link.substring(at + 1);
    }
}
