package org.tributary.shared.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;

/// Every server any download knows, so that what one learns holds for all. Touched by the engine
/// thread alone, but for what says otherwise. Servers are told apart by their [Server#id()].
final class ServerPool {
    private final Map<String, ServerState> byId = new LinkedHashMap<>();
    private final Map<String, WrongData> quarantined = new ConcurrentHashMap<>();
    private final Set<String> switchedOff = ConcurrentHashMap.newKeySet();
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
                    state.switchOff(switchedOff.contains(id));
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

    /// What the server sent is forgiven: it is not to be written down any more. Any thread; it is
    /// used again only after [#trust].
    void forgive(String server) {
        quarantined.remove(server);
    }

    /// From now on a server that was forgiven may be used again.
    void trust(String server) {
        ServerState state = byId.get(server);
        if (state != null && !isQuarantined(server)) {
            state.trust();
        }
    }

    /// From now on the server is not used, or used again, as the user wants.
    void switchOff(String server, boolean off) {
        if (off) {
            switchedOff.add(server);
        } else {
            switchedOff.remove(server);
        }
        ServerState state = byId.get(server);
        if (state != null) {
            state.switchOff(off);
        }
    }

    /// The server may be asked again at once.
    void tryNow(String server) {
        ServerState state = byId.get(server);
        if (state != null) {
            state.tryNow();
        }
    }

    /// Returns whom any download knows.
    Set<String> known() {
        return Set.copyOf(byId.keySet());
    }

    /// True when it sent wrong data. Any thread.
    boolean isQuarantined(String server) {
        return quarantined.containsKey(server);
    }

    /// True when the user does not want it to be used. Any thread.
    boolean isSwitchedOff(String server) {
        return switchedOff.contains(server);
    }

    /// Returns the evidence against those that sent wrong data. Any thread.
    Map<String, WrongData> quarantined() {
        return Map.copyOf(quarantined);
    }

    /// Returns what every server does; those that nobody asked yet are there too when they may not
    /// be asked.
    List<ServerStatus> statuses() {
        List<ServerStatus> statuses = new ArrayList<>();
        byId.values().forEach(server -> statuses.add(server.status()));
        Set<String> others = new HashSet<>(quarantined.keySet());
        others.addAll(switchedOff);
        others.removeAll(byId.keySet());
        others.stream().sorted().forEach(server -> statuses.add(unaskedStatus(server)));
        return List.copyOf(statuses);
    }

    private ServerStatus unaskedStatus(String server) {
        return new ServerStatus(server, unasked(server), 0, 0, 0, 0, Optional.empty());
    }

    private ServerHealth unasked(String server) {
        return switchedOff.contains(server)
                ? new ServerHealth.SwitchedOff()
                : new ServerHealth.Quarantined(quarantined.get(server));
    }

    /// Looks at every server's speed; called a few times a second.
    void sample(long nanos) {
        byId.values().forEach(server -> server.sample(nanos));
    }
}
