package org.tributary.shared.transfer;

import java.net.URI;
import java.util.Optional;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.servers.Server;

/// Where a download may find its file: at a server of the list, or under a link.
///
/// @param link the file's own URL, when the place is a link
record Place(Server server, Optional<URI> link) {
    /// A server of the list, which is asked for its catalog.
    static Place at(Server server) {
        return new Place(server, Optional.empty());
    }

    /// The web server that a link leads to.
    static Place at(URI link) {
        URI base = URI.create(link.getScheme() + "://" + link.getRawAuthority() + "/");
        String id = link.getHost() + ":" + WebLink.port(link);
        return new Place(Server.at(id, base), Optional.of(link));
    }
}
