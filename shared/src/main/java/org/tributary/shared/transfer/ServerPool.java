package org.tributary.shared.transfer;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.WrongData;

/// Every server any download knows, so that what one learns holds for all. Touched by the engine
/// thread alone.
final class ServerPool {
    private final Map<String, ServerState> byId = new HashMap<>();
    private final Map<String, WrongData> quarantined = new HashMap<>();
    private final RandomGenerator random;

    ServerPool(RandomGenerator random) {
        this.random = random;
    }

    /// Returns the state of the server, which is new when nobody asked for it before.
    ServerState get(Server server, int mostConnections) {
        return byId.computeIfAbsent(
                server.id(),
                id -> {
                    ServerState state = new ServerState(server, mostConnections, random);
                    WrongData evidence = quarantined.get(id);
                    if (evidence != null) {
                        state.quarantine(evidence);
                    }
                    return state;
                });
    }

    /// From now on the server is not used.
    void quarantine(WrongData evidence) {
        quarantined.putIfAbsent(evidence.server(), evidence);
        ServerState state = byId.get(evidence.server());
        if (state != null) {
            state.quarantine(evidence);
        }
    }

    /// @param server a server's [Server#id()]
    boolean isQuarantined(String server) {
        return quarantined.containsKey(server);
    }

    /// Looks at every server's speed; called a few times a second.
    void sample(long nanos) {
        byId.values().forEach(server -> server.sample(nanos));
    }
}
