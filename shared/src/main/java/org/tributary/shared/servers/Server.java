package org.tributary.shared.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// One server that bytes can come from, as a servers list or a link names it.
///
/// @param id `host:port` as listed, followed by the path when the base has one; what logs, events
///     and people call it
/// @param base where its tree starts, always ending in `/`
/// @param name a name for people, when the list gives one
/// @param key the public key the list gives for it
/// @param cert file of the only certificates to trust for it
/// @param tokenFile file whose first line is sent to it as a bearer token (RFC 6750, 2.1)
public record Server(
        String id,
        URI base,
        Optional<String> name,
        Optional<String> key,
        Optional<Path> cert,
        Optional<Path> tokenFile) {

    /// Returns a server about which nothing but its address is known.
    public static Server at(String id, URI base) {
        return new Server(
                id, base, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Reads an address: `host:port`, `[v6]:port`, or the http or https URL where a server's tree
    /// starts.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static Server parse(String address) {
        return ServerAddress.parse(address);
    }

    /// Returns the URL of a wire path, which starts with `/`, on this server.
    public URI resolve(String wirePath) {
        return base.resolve(wirePath.substring(1));
    }
}
