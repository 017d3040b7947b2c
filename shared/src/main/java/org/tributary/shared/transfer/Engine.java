package org.tributary.shared.transfer;

import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.servers.Discovery;
import org.tributary.shared.servers.WrongData;

/// What every download of a manager works with.
///
/// @param workers threads for what waits for the network or the disk. They are platform threads: with
///     virtual ones that wait for sockets, a Java program takes 0.3 s longer to end
/// @param hashers threads for hashing from disk; hashing must not hold up the engine or the fetchers
/// @param onWrongData told on the engine thread when a server is found to have sent wrong bytes
record Engine(
        EngineLoop loop,
        HttpTransport transport,
        Discovery discovery,
        ServerPool servers,
        RateLimit rateLimit,
        ExecutorService workers,
        ExecutorService hashers,
        Consumer<WrongData> onWrongData) {

    /// Returns the same engine for a download that makes its requests in another way.
    Engine over(HttpTransport otherTransport, Discovery otherDiscovery) {
        return new Engine(
                loop,
                otherTransport,
                otherDiscovery,
                servers,
                rateLimit,
                workers,
                hashers,
                onWrongData);
    }
}
