package org.tributary.app.ui.add;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// One thing that was dropped or pasted.
sealed interface DropItem {
    /// Links, as a browser gives them; logins in them stay.
    record Links(List<URI> links) implements DropItem {
        public Links {
            links = List.copyOf(links);
        }
    }

    /// The name of a file or folder that servers may offer.
    record CatalogName(String name) implements DropItem {}

    /// A link of ours, `tributary:...`.
    record OwnLink(TributaryLink link, String text) implements DropItem {}

    /// A Metalink document on this machine.
    record MetalinkFile(Path file) implements DropItem {}

    /// A servers list on this machine and what it holds.
    record ServersFile(Path file, String text) implements DropItem {}

    /// Servers by `host:port`, one a line.
    record ServersText(String text) implements DropItem {}

    /// A small file that holds links and nothing else: `.url`, `.webloc`, `.desktop`, `.tributary`.
    record LinkFile(Path file, List<String> lines) implements DropItem {
        public LinkFile {
            lines = List.copyOf(lines);
        }
    }

    /// Text in which links occur.
    record TextOfLinks(List<String> lines) implements DropItem {
        public TextOfLinks {
            lines = List.copyOf(lines);
        }
    }

    /// Any other file on this machine: it may be a copy of one that servers offer.
    record LocalFile(Path file) implements DropItem {}

    /// Nothing that can be made use of; `text` is what it was.
    record Unusable(String text, Note note) implements DropItem {}
}
