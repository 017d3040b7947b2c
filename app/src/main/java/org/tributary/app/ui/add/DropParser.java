package org.tributary.app.ui.add;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.servers.ServersList;

/// Tells what was dropped or pasted. The first of these that there is decides: rows of our own,
/// files, links, text, links in a page. Reads files, so it may block; knows no toolkit.
final class DropParser {
    /// Most lines or links taken from one drop.
    static final int MOST_LINES = 1000;

    private static final int MAX_TEXT = LinkFiles.MAX_BYTES;

    private DropParser() {}

    /// Returns what there is, in its order; nothing for rows of our own.
    static List<DropItem> parse(DragContent content) {
        if (content.ownRows()) {
            return List.of();
        }
        List<DropItem> items = new ArrayList<>();
        if (!content.files().isEmpty()) {
            content.files().forEach(file -> items.add(file(file)));
        } else {
            items.addAll(linksAndText(content));
        }
        if (content.unreadableFiles()) {
            items.add(new DropItem.Unusable("", Note.of(Remark.MIXED_DROP)));
        }
        return items;
    }

    private static List<DropItem> linksAndText(DragContent content) {
        Optional<String> url = content.url();
        if (url.isPresent() && url.get().length() <= MAX_TEXT) {
            // Lines with # are comments in lists of links (RFC 2483, 5).
            List<String> lines =
                    lines(url.get()).stream().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty()) {
                return lines.size() == 1 || areLinks(lines)
                        ? eachLine(lines)
                        : eachLine(lines.stream().filter(DropParser::isLinkOrFile).toList());
            }
        }
        List<URI> hrefs =
                content.html()
                        .filter(html -> html.length() <= MAX_TEXT)
                        .map(html -> LinkText.hrefs(html, MOST_LINES))
                        .orElse(List.of());
        if (content.text().isEmpty()) {
            return hrefs.isEmpty() ? List.of() : List.of(new DropItem.Links(hrefs));
        }
        List<DropItem> items = text(content.text().get());
        // Words of a page that were dragged together with the links behind them.
        boolean noLinks =
                items.stream()
                        .allMatch(item ->
                                item instanceof DropItem.CatalogName
                                        || item instanceof DropItem.Unusable);
        return noLinks && !hrefs.isEmpty() ? List.of(new DropItem.Links(hrefs)) : items;
    }

    /// Returns what a text holds.
    static List<DropItem> text(String text) {
        if (text.length() > MAX_TEXT) {
            return List.of(new DropItem.Unusable(start(text), Note.of(Remark.TOO_BIG)));
        }
        List<String> lines = lines(text);
        if (lines.isEmpty()) {
            return List.of();
        }
        if (lines.size() == 1 || areLinks(lines)) {
            return eachLine(lines);
        }
        if (isServers(lines)) {
            return List.of(new DropItem.ServersText(String.join("\n", lines)));
        }
        List<String> links = LinkText.in(text, MOST_LINES);
        if (!links.isEmpty()) {
            return List.of(new DropItem.TextOfLinks(links));
        }
        return lines.stream().allMatch(DropParser::looksLikeName)
                ? eachLine(lines)
                : List.of(new DropItem.Unusable(start(text), Note.of(Remark.NO_LINK_IN_TEXT)));
    }

    private static List<DropItem> eachLine(List<String> lines) {
        List<DropItem> items = new ArrayList<>();
        List<URI> links = new ArrayList<>();
        for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            if (LinkText.parse(line).isPresent()) {
                links.add(LinkText.parse(line).get());
            } else {
                items.add(oneLine(line));
            }
        }
        if (!links.isEmpty()) {
            items.addFirst(new DropItem.Links(links));
        }
        if (lines.size() > MOST_LINES) {
            items.add(new DropItem.Unusable("", Note.of(Remark.TOO_MANY, MOST_LINES)));
        }
        return items;
    }

    private static DropItem oneLine(String line) {
        return switch (Line.parse(line)) {
            case Line.Web(URI link, _) -> new DropItem.Links(List.of(link));
            case Line.Own(TributaryLink link) -> new DropItem.OwnLink(link, line);
            case Line.Here(Path path) -> file(path);
            case Line.HostAndPort(String server) -> new DropItem.ServersText(server);
            case Line.Folder(String path) -> new DropItem.CatalogName(path);
            case Line.Name(String name) -> orLinks(line, new DropItem.CatalogName(name));
            case Line.Bad(Note note) -> orLinks(line, new DropItem.Unusable(start(line), note));
        };
    }

    /// Returns the links in a sentence, or else what the line is as a whole.
    private static DropItem orLinks(String line, DropItem whole) {
        List<String> links = LinkText.in(line, MOST_LINES);
        return links.isEmpty() ? whole : new DropItem.TextOfLinks(links);
    }

    /// Returns what a file on this machine is good for.
    static DropItem file(Path file) {
        LinkFiles.Kind kind = LinkFiles.kind(file);
        try {
            if (Files.isDirectory(file)) {
                return unusable(file, Note.of(Remark.FOLDER_HERE));
            }
            return switch (kind) {
                case METALINK -> new DropItem.MetalinkFile(file);
                case OWN, SHORTCUT, WEBLOC -> linkFile(file, kind);
                case TEXT -> textFile(file);
                case OTHER ->
                        Files.exists(file)
                                ? new DropItem.LocalFile(file)
                                : unusable(file, Note.of(Remark.NO_FILE));
            };
        } catch (IOException _) {
            return unusable(
                    file, Note.of(Files.exists(file) ? Remark.CANNOT_READ : Remark.NO_FILE));
        }
    }

    private static DropItem linkFile(Path file, LinkFiles.Kind kind) throws IOException {
        Optional<byte[]> bytes = LinkFiles.read(file, LinkFiles.MAX_BYTES);
        if (bytes.isEmpty()) {
            return unusable(file, Note.of(Remark.TOO_BIG));
        }
        List<String> lines = LinkFiles.lines(kind, bytes.get());
        return lines.isEmpty()
                ? unusable(file, Note.of(Remark.NO_LINK_INSIDE))
                : new DropItem.LinkFile(file, lines);
    }

    /// A text file is a servers list, holds links, or is a file like any other.
    private static DropItem textFile(Path file) throws IOException {
        Optional<byte[]> bytes = LinkFiles.read(file, LinkFiles.MAX_BYTES);
        if (bytes.isEmpty()) {
            return new DropItem.LocalFile(file);
        }
        String text = LinkFiles.text(bytes.get());
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.contains("server") && holdsServers(text) || isServers(lines(text))) {
            return new DropItem.ServersFile(file, text);
        }
        List<String> links = LinkText.in(text, MOST_LINES);
        return links.isEmpty() ? new DropItem.LocalFile(file) : new DropItem.TextOfLinks(links);
    }

    private static boolean holdsServers(String text) {
        try {
            return !ServersList.parse(text).servers().isEmpty();
        } catch (InvalidFormatException _) {
            return false;
        }
    }

    /// True for lines of which each begins with `host:port`, but for comments.
    private static boolean isServers(List<String> lines) {
        List<String> some = lines.stream().filter(line -> !line.startsWith("#")).toList();
        return !some.isEmpty()
                && some.stream().allMatch(line -> Line.isHostAndPort(line.split("\\s", 2)[0]));
    }

    private static boolean areLinks(List<String> lines) {
        return lines.stream()
                .allMatch(line ->
                        LinkText.parse(line).isPresent() || TributaryLink.parse(line).isPresent());
    }

    private static boolean isLinkOrFile(String line) {
        return !(Line.parse(line) instanceof Line.Name);
    }

    /// Words of a text are no names of files: those have a dot or a slash and few spaces.
    private static boolean looksLikeName(String line) {
        return Line.parse(line) instanceof Line.Folder
                || Line.parse(line) instanceof Line.Name
                        && line.lastIndexOf('.') > 0
                        && !line.endsWith(".")
                        && line.length() <= 255;
    }

    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static DropItem unusable(Path file, Note note) {
        return new DropItem.Unusable(file.toString(), note);
    }

    private static String start(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
