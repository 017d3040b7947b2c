package org.tributary.shared.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.shared.client.HttpSettings;
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
    /// @param bytesPerSecond limit of this download, besides the manager's for all; it can be changed
    ///     later ([Download#limit])
    /// @param http how its requests are made, in place of the manager's settings; with a header
    ///     `Accept` that names `text/html`, a page for browsers is downloaded like any file
    /// @param adopt a file that holds some of what is wanted, for instance an older version: what is
    ///     right of it is not fetched again. It is only read; where it is the target itself, it is
    ///     replaced at the end
    public record Options(
            int maxConnections,
            boolean overwrite,
            OptionalLong bytesPerSecond,
            Optional<HttpSettings> http,
            Optional<Path> adopt) {
        /// What is used when nobody says otherwise.
        public static final Options DEFAULT =
                new Options(16, false, OptionalLong.empty(), Optional.empty(), Optional.empty());

        public Options withMaxConnections(int most) {
            return new Options(most, overwrite, bytesPerSecond, http, adopt);
        }

        public Options withOverwrite(boolean replace) {
            return new Options(maxConnections, replace, bytesPerSecond, http, adopt);
        }

        public Options withBytesPerSecond(OptionalLong limit) {
            return new Options(maxConnections, overwrite, limit, http, adopt);
        }

        public Options withHttp(Optional<HttpSettings> settings) {
            return new Options(maxConnections, overwrite, bytesPerSecond, settings, adopt);
        }

        public Options withAdopt(Optional<Path> copy) {
            return new Options(maxConnections, overwrite, bytesPerSecond, http, copy);
        }
    }
}
