package org.tributary.app.ui.add;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.WebLink;

/// What a drop would do, as far as that can be told while it hangs over the window: without looking
/// into files.
///
/// @param kind what would be done
/// @param count with how many things
/// @param name what the first of them is called; may be empty
record DropPreview(Kind kind, int count, String name) {
    enum Kind {
        /// Nothing: it is our own, or of no use.
        REFUSE,
        ADD,
        ADD_SERVERS,
        REPAIR
    }

    private static final DropPreview NOTHING = new DropPreview(Kind.REFUSE, 0, "");

    static DropPreview of(DragContent content) {
        if (content.ownRows() || content.isEmpty()) {
            return NOTHING;
        }
        if (!content.files().isEmpty()) {
            return ofFiles(content.files());
        }
        List<DropItem> items = DropParser.parse(content);
        int lines = 0;
        int servers = 0;
        String first = "";
        for (DropItem item : items) {
            switch (item) {
                case DropItem.Links(List<URI> links) -> {
                    lines += links.size();
                    first = nameOf(links.getFirst());
                }
                case DropItem.CatalogName(String name) -> {
                    lines++;
                    first = name;
                }
                case DropItem.OwnLink(TributaryLink link, _) -> {
                    lines++;
                    first = link.path().orElseGet(() -> nameOf(link.links().getFirst()));
                }
                case DropItem.TextOfLinks(List<String> links) -> lines += links.size();
                case DropItem.ServersText(String text) -> servers += DropParser.lines(text).size();
                case DropItem.ServersFile _ -> servers++;
                case DropItem.MetalinkFile _, DropItem.LinkFile _, DropItem.LocalFile _ -> lines++;
                case DropItem.Unusable _ -> {}
            }
        }
        if (lines == 0 && servers > 0) {
            return new DropPreview(Kind.ADD_SERVERS, servers, "");
        }
        // What cannot be used is taken, too: so it can be said why.
        return new DropPreview(Kind.ADD, lines, lines == 1 ? first : "");
    }

    private static DropPreview ofFiles(List<Path> files) {
        String first =
                Optional.ofNullable(files.getFirst().getFileName()).map(Path::toString).orElse("");
        if (files.size() == 1) {
            return new DropPreview(
                    switch (LinkFiles.kind(files.getFirst())) {
                        case METALINK, OWN, SHORTCUT, WEBLOC -> Kind.ADD;
                        case TEXT ->
                                first.toLowerCase(Locale.ROOT).contains("server")
                                        ? Kind.ADD_SERVERS
                                        : Kind.ADD;
                        case OTHER -> Kind.REPAIR;
                    },
                    1,
                    first);
        }
        return new DropPreview(Kind.ADD, files.size(), "");
    }

    private static String nameOf(URI link) {
        return WebLink.fileName(link);
    }

    boolean isRefused() {
        return kind == Kind.REFUSE;
    }

    String title(Messages messages) {
        return switch (kind) {
            case REFUSE -> "";
            case ADD -> messages.text("add.drop.add", count);
            case ADD_SERVERS -> messages.text("add.drop.servers", count);
            case REPAIR -> messages.text("add.drop.repair");
        };
    }

    /// What stands below: the name of a single thing, or what happens next.
    String detail(Messages messages, boolean asks) {
        if (!name.isEmpty()) {
            return RemoteText.shown(name);
        }
        return switch (kind) {
            case REFUSE -> "";
            case ADD -> messages.text(asks ? "add.drop.asks" : "add.drop.starts");
            case ADD_SERVERS -> messages.text("add.drop.serversDetail");
            case REPAIR -> messages.text("add.drop.repairDetail");
        };
    }
}
