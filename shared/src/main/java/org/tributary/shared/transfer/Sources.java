package org.tributary.shared.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth.LeftOut;

/// The servers of one download: which of them can give its content, which cannot and why, and which
/// are asked again later. Touched by the engine thread alone.
final class Sources {
    private final Engine engine;
    private final int mostConnections;
    private final Inquiry inquiry;
    private final Consumer<DownloadEvent> listener;
    private final Runnable onChange;
    private final Map<Place, Entry> entries = new LinkedHashMap<>();
    private Optional<Content> content = Optional.empty();

    /// Every segment of the content; one object for all servers that have all of them.
    private FragmentSet every = FragmentSet.NONE;

    /// True once the servers that were there at the start have been looked at.
    private boolean begun;

    private boolean closed;

    /// @param onChange told when a server joined or may be asked again
    Sources(
            Engine engine,
            int mostConnections,
            Inquiry inquiry,
            Consumer<DownloadEvent> listener,
            Runnable onChange) {
        this.engine = engine;
        this.mostConnections = mostConnections;
        this.inquiry = inquiry;
        this.listener = listener;
        this.onChange = onChange;
    }

    /// What is known of one place.
    private static final class Entry {
        private final ServerState server;
        private Optional<Offer> offer = Optional.empty();
        private Optional<Source> source = Optional.empty();
        private Optional<LeftOut> leftOut = Optional.empty();

        /// Which segments it has, once it told.
        private Optional<FragmentSet> held = Optional.empty();

        private boolean asking;

        /// True while nobody asked it because it was set aside or switched off.
        private boolean unasked;

        /// True while it is only to be asked later.
        private boolean waits;

        /// Tells the newest time it is to be asked later from those that came to nothing.
        private int postponed;

        Entry(ServerState server) {
            this.server = server;
        }
    }

    /// Returns the state of a place's server.
    ServerState server(Place place) {
        add(place);
        return entries.get(place).server;
    }

    /// A place that will be, or is being, asked.
    void add(Place place) {
        if (!entries.containsKey(place)) {
            ServerState server = engine.servers().get(place.server(), mostConnections);
            entries.put(place, new Entry(server));
        }
    }

    /// A place that is not asked, because its server may not be.
    void addUnasked(Place place) {
        add(place);
        entries.get(place).unasked = true;
    }

    /// Asks a place that nobody has asked yet.
    void ask(Place place) {
        ask(place, false);
    }

    /// Asks a server of the list unless it is known, under whatever name.
    void askIfNew(Server server) {
        boolean isKnown =
                entries.keySet().stream()
                        .anyMatch(place ->
                                place.link().isEmpty() && place.server().id().equals(server.id()));
        if (!isKnown) {
            ask(Place.at(server));
        }
    }

    /// @param anew whether an answer from a moment ago is not good enough
    private void ask(Place place, boolean anew) {
        add(place);
        Entry entry = entries.get(place);
        entry.unasked = entry.server.isBarred();
        if (!entry.asking && !entry.unasked && !closed) {
            entry.asking = true;
            var sha256 = content.flatMap(Content::sha256);
            engine.workers()
                    .execute(() -> {
                        Offer offer =
                                anew ? inquiry.askNow(place, sha256) : inquiry.ask(place, sha256);
                        engine.loop().post(() -> answered(offer));
                    });
        }
    }

    /// A place answered.
    void answered(Offer offer) {
        add(offer.place());
        Entry entry = entries.get(offer.place());
        entry.asking = false;
        boolean useful = offer instanceof Offer.Listed || offer instanceof Offer.Linked;
        if (entry.server.isSwitchedOff() && !useful) {
            // Whatever it says: it is asked when it is switched on again.
            entry.unasked = true;
            onChange.run();
            return;
        }
        entry.offer = Optional.of(offer);
        if (!closed) {
            consider(offer.place(), entry);
        }
    }

    /// The content is known: what was offered before is looked at.
    void begin(Content agreed) {
        content = Optional.of(agreed);
        every = FragmentSet.all(agreed.segments());
        for (Map.Entry<Place, Entry> each : List.copyOf(entries.entrySet())) {
            consider(each.getKey(), each.getValue());
        }
        begun = true;
        for (Map.Entry<Place, Entry> each : List.copyOf(entries.entrySet())) {
            if (each.getValue().unasked) {
                ask(each.getKey());
            }
        }
    }

    private void consider(Place place, Entry entry) {
        if (content.isEmpty() || entry.offer.isEmpty() || entry.source.isPresent()) {
            return;
        }
        Instant now = Instant.now();
        long nanos = System.nanoTime();
        switch (entry.offer.get()) {
            case Offer.Listed _, Offer.Linked _ -> join(place, entry, now);
            case Offer.Nothing nothing -> {
                if (!nothing.isRefused()) {
                    entry.held = Optional.of(FragmentSet.NONE);
                }
                leaveOut(entry, nothing.why());
            }
            case Offer.Busy busy -> {
                Duration pause = entry.server.busy(busy.retryAfter(), nanos, now);
                listener.accept(new DownloadEvent.ServerBusy(now, entry.server.id(), pause));
                askLater(place, pause);
            }
            case Offer.NoAnswer none -> {
                Duration pause = entry.server.failed(none.reason(), nanos, now);
                listener.accept(
                        new DownloadEvent.ServerUnreachable(
                                now, entry.server.id(), none.reason(), pause));
                askLater(place, pause);
            }
        }
    }

    private void join(Place place, Entry entry, Instant now) {
        Optional<Source.Supply> supply = Inquiry.supply(entry.offer.orElseThrow(), content.get());
        if (supply.isEmpty()) {
            entry.held = Optional.of(FragmentSet.NONE);
            leaveOut(entry, new LeftOut("it offers another version"));
            return;
        }
        entry.held = Optional.of(supply.get().whole().isPresent() ? every : supply.get().held());
        entry.source = Optional.of(new Source(entry.server, supply.get(), entries.size()));
        entry.leftOut = Optional.empty();
        entry.server.reachable();
        if (begun) {
            listener.accept(new DownloadEvent.ServerJoined(now, entry.server.id()));
        }
        onChange.run();
    }

    private void leaveOut(Entry entry, LeftOut why) {
        entry.leftOut = Optional.of(why);
        listener.accept(DownloadEvent.ServerLeftOut.of(Instant.now(), entry.server.id(), why));
        onChange.run();
    }

    private void askLater(Place place, Duration pause) {
        Entry entry = entries.get(place);
        entry.asking = true;
        entry.waits = true;
        int turn = ++entry.postponed;
        engine.loop()
                .postLater(
                        pause,
                        () -> {
                            if (entry.waits && entry.postponed == turn) {
                                askPostponed(place, entry, false);
                            }
                        });
    }

    private void askPostponed(Place place, Entry entry, boolean anew) {
        entry.asking = false;
        entry.waits = false;
        ask(place, anew);
    }

    /// Asks a server at once that was to be asked later.
    void tryNow(String server) {
        for (Map.Entry<Place, Entry> each : List.copyOf(entries.entrySet())) {
            Entry entry = each.getValue();
            if (entry.server.id().equals(server) && entry.waits) {
                askPostponed(each.getKey(), entry, true);
            }
        }
    }

    /// A server may be used again that was set aside or switched off: asks it what nobody asked it.
    void askAgain(String server) {
        for (Map.Entry<Place, Entry> each : List.copyOf(entries.entrySet())) {
            Entry entry = each.getValue();
            if (entry.server.id().equals(server) && entry.source.isEmpty()) {
                if (entry.waits) {
                    askPostponed(each.getKey(), entry, true);
                } else if (begun && entry.unasked) {
                    ask(each.getKey(), true);
                }
            }
        }
    }

    /// True when a place could help but for the user, who switched its server off.
    boolean isAnySwitchedOff() {
        return entries.values().stream()
                .anyMatch(entry ->
                        entry.server.isSwitchedOff()
                                && !entry.server.isQuarantined()
                                && entry.leftOut.isEmpty()
                                && entry.source.flatMap(Source::leftOut).isEmpty());
    }

    /// Returns those that can give the content.
    List<Source> all() {
        return entries.values().stream().flatMap(entry -> entry.source.stream()).toList();
    }

    /// Returns the ids of the servers that announced this manifest for the content.
    List<String> announcing(Sha256 root) {
        return entries.values().stream()
                .filter(entry ->
                        entry.source.isPresent()
                                && entry.offer.orElseThrow()
                                        instanceof Offer.Listed(var _, var listed)
                                && listed.root().equals(root))
                .map(entry -> entry.server.id())
                .distinct()
                .toList();
    }

    /// Returns the servers of all places, each once, in the order of the servers list.
    List<ServerState> servers() {
        return entries.values().stream().map(entry -> entry.server).distinct().toList();
    }

    /// Returns which segments a server has, by what it told when it was asked; empty while it told
    /// nothing. The same object from call to call, unless several places of it have parts.
    Optional<FragmentSet> held(ServerState server) {
        return entries.values().stream()
                .filter(entry -> entry.server == server)
                .flatMap(entry -> entry.held.stream())
                .reduce(FragmentSet::union);
    }

    /// True when a place may still turn out to have the content.
    boolean isAnyAsked() {
        return entries.values().stream()
                .anyMatch(entry -> entry.asking && !entry.server.isBarred());
    }

    /// True when a place is being asked this moment.
    boolean isAnyAnswering() {
        return entries.values().stream().anyMatch(entry -> entry.asking && !entry.waits);
    }

    /// Returns why a server cannot help, when it cannot.
    Optional<LeftOut> leftOut(ServerState server) {
        Collection<Entry> its =
                entries.values().stream().filter(entry -> entry.server == server).toList();
        for (Entry entry : its) {
            if (entry.leftOut.isEmpty()
                    && entry.source.map(source -> source.leftOut().isEmpty()).orElse(true)) {
                return Optional.empty();
            }
        }
        return its.stream()
                .map(entry -> entry.leftOut.or(() -> entry.source.flatMap(Source::leftOut)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Nobody is asked any more.
    void close() {
        closed = true;
        all().forEach(source -> source.server().waitsNoLonger(source));
    }
}
