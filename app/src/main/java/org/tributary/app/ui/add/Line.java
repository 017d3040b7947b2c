package org.tributary.app.ui.add;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.app.downloads.Network.Login;
import org.tributary.app.ui.add.Note.Way;
import org.tributary.shared.format.CatalogPath;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.servers.Server;

/// What one line asks for, as far as the line alone tells.
sealed interface Line {
    /// A link to a web server.
    ///
    /// @param link without the login it may have had
    record Web(URI link, Optional<Login> login) implements Line {
        /// Whether it leads to a Metalink document by its name.
        boolean isMetalink() {
            return isMetalinkName(link.getPath());
        }
    }

    /// A link of ours.
    record Own(TributaryLink link) implements Line {}

    /// A file on this machine, by its whole path.
    record Here(Path file) implements Line {}

    /// A folder of the servers with all below it; ends in `/`.
    record Folder(String path) implements Line {}

    /// A file of the servers, by its path or its name.
    record Name(String name) implements Line {}

    /// A server, as `host:port`.
    record HostAndPort(String text) implements Line {}

    /// Nothing of use.
    record Bad(Note note) implements Line {}

    Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.%]+]|[^/?#@\\s:\\[\\]]+):[0-9]{1,5}/?");
    Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

    /// Kinds of links that are written without `//`.
    Set<String> SHORT_SCHEMES =
            Set.of("magnet", "mailto", "javascript", "data", "about", "tel", "urn", "blob", "ed2k");

    /// Reads a line, which is not empty.
    static Line parse(String line) {
        String text = line.strip();
        if (LinkText.startsLikeWebLink(text)) {
            return LinkText.parse(text)
                    .<Line>map(Line::web)
                    .orElseGet(() -> new Bad(Note.of(Remark.NOT_A_LINK)));
        }
        if (TributaryLink.startsLikeOne(text)) {
            return TributaryLink.parse(text)
                    .<Line>map(Own::new)
                    .orElseGet(() -> new Bad(Note.of(Remark.NOT_OUR_LINK)));
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("file:")) {
            return here(text);
        }
        if (isHostAndPort(text)) {
            return new HostAndPort(text);
        }
        Optional<String> scheme = scheme(text);
        if (scheme.isPresent()) {
            return new Bad(Note.of(Remark.UNKNOWN_SCHEME, scheme.get()));
        }
        return absolute(text).<Line>map(Here::new).orElseGet(() -> name(text));
    }

    private static Web web(URI uri) {
        Optional<Login> login = Optional.empty();
        if (uri.getUserInfo() != null) {
            String[] parts = uri.getUserInfo().split(":", 2);
            login = Optional.of(new Login(parts[0], parts.length > 1 ? parts[1] : ""));
        }
        return new Web(WebLink.withoutLogin(uri), login);
    }

    private static Line here(String text) {
        try {
            return new Here(Path.of(URI.create(text.replace(" ", "%20"))));
        } catch (IllegalArgumentException _) {
            return new Bad(Note.of(Remark.NOT_A_LINK));
        }
    }

    private static Optional<Path> absolute(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Line name(String text) {
        String name = Normalizer.normalize(text, Normalizer.Form.NFC);
        boolean folder = name.endsWith("/") && name.length() > 1;
        String path = folder ? name.substring(0, name.length() - 1) : name;
        Optional<String> problem = CatalogPath.problem(path);
        if (problem.isPresent()) {
            List<String> links = LinkText.in(text, 1);
            Note note = Note.of(Remark.BAD_NAME);
            return new Bad(links.isEmpty() ? note : note.with(new Way.Replace(links.getFirst())));
        }
        return folder ? new Folder(name) : new Name(name);
    }

    private static Optional<String> scheme(String text) {
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            return Optional.of(scheme.group(1));
        }
        int colon = text.indexOf(':');
        return colon > 0
                        && SHORT_SCHEMES.contains(text.substring(0, colon).toLowerCase(Locale.ROOT))
                ? Optional.of(text.substring(0, colon))
                : Optional.empty();
    }

    static boolean isHostAndPort(String text) {
        if (!HOST_AND_PORT.matcher(text).matches()) {
            return false;
        }
        try {
            Server.parse(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Whether a name ends like that of a Metalink document.
    static boolean isMetalinkName(String name) {
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".meta4") || lower.endsWith(".metalink");
    }

    /// Whether it is a link, and no name that may stand for anything.
    default boolean isLink() {
        return this instanceof Web || this instanceof Own;
    }
}
