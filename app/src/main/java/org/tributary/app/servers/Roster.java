package org.tributary.app.servers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.ServerStatus;

/// The servers of the list and what is known of each. Pure bookkeeping, guarded by whoever holds it.
final class Roster {
    /// By id, in the order of the list.
    private Map<String, Watched> servers = new LinkedHashMap<>();

    private List<ServerStatus> statuses = List.of();
    private Set<String> switchedOff;

    /// @param switchedOff ids of servers that are not used
    Roster(Set<String> switchedOff) {
        this.switchedOff = switchedOff;
    }

    /// Takes another list. What is known of servers that are in both stays known.
    ///
    /// @param name what the list is called
    void list(ServersList now, String name) {
        Map<String, Watched> before = servers;
        servers = new LinkedHashMap<>();
        for (ServersList.Entry entry : now.entries()) {
            String id = entry.server().id();
            if (!servers.containsKey(id)) {
                String from = name + ", line " + entry.line();
                Watched known = before.get(id);
                boolean isKnown =
                        known != null && known.server().base().equals(entry.server().base());
                Watched server = isKnown ? known : new Watched(entry.server(), from);
                server.listed(entry.server(), from);
                servers.put(id, server);
            }
        }
        // The new ones have not heard of it yet.
        statuses = List.of();
    }

    Collection<Watched> all() {
        return servers.values();
    }

    Optional<Watched> find(String id) {
        return Optional.ofNullable(servers.get(id));
    }

    /// Takes other ids of servers that are not used. Those that change sides are looked at soon.
    void switchOff(Set<String> ids) {
        for (Watched server : servers.values()) {
            if (isOff(server) != ids.contains(server.server().id())) {
                server.lookSoon();
            }
        }
        switchedOff = ids;
    }

    private boolean isOff(Watched server) {
        return switchedOff.contains(server.server().id());
    }

    /// Takes in what the engine says of all servers; true when that is something new.
    boolean engineSays(List<ServerStatus> now, Instant time) {
        if (now == statuses) {
            return false;
        }
        statuses = now;
        Map<String, ServerStatus> byId =
                now.stream().collect(Collectors.toMap(ServerStatus::server, Function.identity()));
        servers.forEach((id, server) -> server.engineSays(Optional.ofNullable(byId.get(id)), time));
        return true;
    }

    /// Returns whom it is time to look at. The looks begin with that.
    List<Watched> due(long nanos) {
        List<Watched> due = new ArrayList<>();
        for (Watched server : servers.values()) {
            if (server.isDue(nanos) && !isOff(server)) {
                server.lookBegins();
                due.add(server);
            }
        }
        return due;
    }

    /// Returns how all servers are now.
    ///
    /// @param liars the evidence against those that sent wrong data
    List<ServerView> views(Map<String, WrongData> liars, Instant now) {
        List<ServerView> views = new ArrayList<>();
        for (Watched server : servers.values()) {
            Optional<ServerHealth> barred =
                    isOff(server)
                            ? Optional.of(new ServerHealth.SwitchedOff())
                            : Optional.ofNullable(liars.get(server.server().id()))
                                    .map(ServerHealth.Quarantined::new);
            views.add(server.view(barred, now));
        }
        return List.copyOf(views);
    }

    /// Returns what those offer that may be used. Equal results are the same offers.
    List<Survey> catalogs() {
        return servers.values().stream()
                .filter(server -> !isOff(server))
                .flatMap(server -> server.offered().stream())
                .toList();
    }
}
