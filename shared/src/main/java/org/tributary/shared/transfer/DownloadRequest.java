package org.tributary.shared.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.servers.Server;

/// What to download, from whom, to where.
///
/// @param wanted what
/// @param servers whom to ask for it besides the links in `wanted`
/// @param target where to
/// @param sha256 what the file must hash to, when the user knows; it decides between versions
/// @param options how
public record DownloadRequest(
        Wanted wanted,
        List<Server> servers,
        Target target,
        Optional<Sha256> sha256,
        Options options) {

    public DownloadRequest {
        servers = List.copyOf(servers);
    }

    /// Where a download goes.
    public sealed interface Target {
        /// To this very file; missing folders above it are made.
        record File(Path path) implements Target {}

        /// Into this folder, under the name the file has at its source, made safe.
        record Folder(Path path) implements Target {}
    }

    /// What to download. Links in it must lead to web servers ([WebLink#isUsable(java.net.URI)]).
    public sealed interface Wanted {
        /// A file that servers offer under this path.
        record Named(String path) implements Wanted {}

        /// A file that any web server has; all links lead to the same content.
        record Linked(List<Link> links) implements Wanted {
            public Linked {
                links = List.copyOf(links);
                requireUsable(links);
            }
        }

        /// A file that a Metalink document describes (RFC 5854).
        record Described(Metalink.File file) implements Wanted {
            public Described {
                requireUsable(file.links());
            }
        }

        private static void requireUsable(List<Link> links) {
            for (Link link : links) {
                if (!WebLink.isUsable(link.uri())) {
                    throw new IllegalArgumentException(link.uri() + " leads to no web server");
                }
            }
        }
    }

    /// How to download.
    ///
    /// @param maxConnections most requests in flight to one server, 1 to 16
    /// @param overwrite replace a target with other content
    public record Options(int maxConnections, boolean overwrite) {
        /// What is used when nobody says otherwise.
        public static final Options DEFAULT = new Options(16, false);
    }
}
