package org.tributary.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.format.WebLink;

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
    record Name(String label, String name) implements Target {
        /// Whether a Metalink document on this machine may be meant, which is not there.
        boolean mayBeHere() {
            return MetalinkReader.isMetalink(name);
        }
    }

    /// Whether it is one of the files that servers list.
    default boolean isOnServers() {
        return switch (this) {
            case Name _, Folder _ -> true;
            case Url _, MetalinkFile _ -> false;
        };
    }

    /// Whether nothing can come of it without servers.
    default boolean needsServers() {
        return isOnServers() && !(this instanceof Name name && name.mayBeHere());
    }

    /// Reads an argument.
    ///
    /// @throws CommandFailure when it looks like a link and is none
    static Target parse(String argument) {
        String lower = argument.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return new Url(withoutLogin(argument), link(argument.replace(" ", "%20")));
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

    /// Returns the link that a text is.
    ///
    /// @throws CommandFailure when no web server can be asked for it
    static URI link(String text) {
        String shown = withoutLogin(text);
        try {
            URI uri = new URI(text);
            if (WebLink.isUsable(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "\"" + shown + "\" is not a link: " + e.getReason() + ".", e);
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                "\""
                        + shown
                        + "\" leads to no web server; write it like http://host/file or"
                        + " http://host:port/file.");
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
        int scheme = link.indexOf("://");
        if (scheme < 0) {
            return link;
        }
        int authority = scheme + 3;
        int end = link.indexOf('/', authority);
        int at = link.lastIndexOf('@', end < 0 ? link.length() : end);
        return at < authority ? link : link.substring(0, authority) + link.substring(at + 1);
    }
}
