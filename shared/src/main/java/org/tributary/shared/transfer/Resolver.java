package org.tributary.shared.transfer;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.Agreement.Decision;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult.Kind;

/// Finds out what a request means: asks every place at once, lets them agree, and gets the
/// manifest. Blocks; runs on a thread of its own, one for each download.
final class Resolver {
    /// How long places that have not answered yet are waited for once one has.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// How often all servers of a manifest may fail to give it.
    private static final int MOST_FAILURES = 3;

    private static final int MOST_LINKS = 64;

    private final DownloadRequest request;
    private final boolean wantsPages;
    private final List<Server> servers;
    private final Inquiry inquiry;
    private final Descriptions descriptions;
    private final Executor workers;
    private final Consumer<Offer> onOffer;
    private final BlockingQueue<Offer> offers = new LinkedBlockingQueue<>();
    private final Alarm alarm = new Alarm();

    /// @param servers whom of the list to ask; those that are set aside are not among them
    /// @param onOffer told every answer on the thread that got it, also those after the decision
    Resolver(
            DownloadRequest request,
            List<Server> servers,
            Inquiry inquiry,
            Descriptions descriptions,
            Executor workers,
            Consumer<Offer> onOffer) {
        this.request = request;
        this.wantsPages = wantsPages(request);
        this.servers = servers;
        this.inquiry = inquiry;
        this.descriptions = descriptions;
        this.workers = workers;
        this.onOffer = onOffer;
    }

    /// Returns what the file is, once the places agree.
    ///
    /// @throws UnresolvedException when nothing that waiting could mend is in the way
    Resolution resolve() throws UnresolvedException, InterruptedException {
        return switch (request.wanted()) {
            case Wanted.Named(String path) -> named(path);
            case Wanted.Linked(List<Link> links) -> linked(links);
            case Wanted.Described(Metalink.File file) -> described(file, List.of());
        };
    }

    private Resolution named(String path) throws UnresolvedException, InterruptedException {
        if (servers.isEmpty() && isAnySwitchedOff()) {
            throw allSwitchedOff();
        }
        if (servers.isEmpty() && !request.servers().isEmpty()) {
            throw new UnresolvedException(
                    Kind.UNPROVED,
                    new Obstacle.AllSetAside(),
                    "Every server of the list has sent wrong data and is set aside;"
                            + " \"tributary servers\" shows the evidence and how to trust one again.");
        }
        if (servers.isEmpty()) {
            throw new UnresolvedException(
                    Kind.UNREACHABLE,
                    new Obstacle.NoServers(),
                    "There is no server to ask. Name some with --servers or in servers.txt.");
        }
        List<Place> places = servers.stream().map(Place::at).toList();
        Decision decision = agree(path, places, request.sha256());
        return switch (decision) {
            case Decision.Listed listed -> listed(path, listed.offers());
            case Decision.Linked linked -> unproved(path, linked.offers());
            case Decision.Failed _, Decision.Wait _ -> throw new AssertionError(decision);
        };
    }

    private boolean isAnySwitchedOff() {
        return request.servers().stream().anyMatch(server -> inquiry.isSwitchedOff(server.id()));
    }

    private static UnresolvedException allSwitchedOff() {
        return new UnresolvedException(
                Kind.UNREACHABLE,
                new Obstacle.NoServers(),
                "Every server that could be asked is switched off.");
    }

    /// Ends the pauses of those that are asked later: they are asked at once. Any thread.
    void tryNow() {
        alarm.ring();
    }

    /// A page for browsers is a file like any other for somebody who asks for pages.
    private Offer accepted(Offer offer) {
        return wantsPages && offer instanceof Offer.Linked(Place place, LinkedFile file)
                ? new Offer.Linked(place, file.asFile())
                : offer;
    }

    private static boolean wantsPages(DownloadRequest request) {
        return request.options().http().stream()
                .flatMap(settings -> settings.headers().entrySet().stream())
                .anyMatch(header ->
                        header.getKey().equalsIgnoreCase("Accept")
                                && header.getValue().contains("text/html"));
    }

    /// Asks the places until they agree on something.
    private Decision agree(String name, List<Place> places, Optional<Sha256> sha256)
            throws UnresolvedException, InterruptedException {
        places.forEach(place -> ask(place, sha256));
        Agreement agreement = new Agreement(name, sha256);
        Map<Place, Offer> answers = new LinkedHashMap<>();
        long usefulSince = 0;
        while (true) {
            boolean useful = answers.values().stream().anyMatch(Resolver::isUseful);
            boolean patient = !useful || System.nanoTime() - usefulSince < GRACE.toNanos();
            Decision decision = agreement.decide(answers.values(), places.size(), patient);
            switch (decision) {
                case Decision.Listed _, Decision.Linked _ -> {
                    return decision;
                }
                case Decision.Failed failed ->
                        throw new UnresolvedException(
                                failed.kind(), failed.obstacle(), failed.sentence());
                case Decision.Wait _ -> {
                    Offer offer = offers.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    if (offer != null) {
                        usefulSince = useful ? usefulSince : System.nanoTime();
                        answers.put(offer.place(), accepted(offer));
                        if (offer instanceof Offer.Busy busy) {
                            askLater(busy, sha256);
                        }
                    }
                }
            }
        }
    }

    private void ask(Place place, Optional<Sha256> sha256) {
        workers.execute(() -> tell(inquiry.ask(place, sha256)));
    }

    private void askLater(Offer.Busy busy, Optional<Sha256> sha256) {
        workers.execute(() -> {
            try {
                alarm.sleep(busy.retryAfter().orElse(PAUSE));
                tell(inquiry.askNow(busy.place(), sha256));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void tell(Offer offer) {
        // First: once the places agree, those that did must be known to the download.
        onOffer.accept(offer);
        offers.add(offer);
    }

    private static boolean isUseful(Offer offer) {
        return offer instanceof Offer.Listed || offer instanceof Offer.Linked;
    }

    /// Gets the manifest that most of the offers announce; another one when none of them gives it.
    private Resolution listed(String path, List<Offer.Listed> offers)
            throws UnresolvedException, InterruptedException {
        Map<Sha256, List<Offer.Listed>> byRoot = new LinkedHashMap<>();
        for (Offer.Listed offer : offers) {
            byRoot.computeIfAbsent(offer.entry().root(), _ -> new ArrayList<>()).add(offer);
        }
        List<Offer.Listed> mostOfferedFirst =
                byRoot.values().stream()
                        .sorted(Comparator.comparingInt(group -> -group.size()))
                        .flatMap(Collection::stream)
                        .toList();
        Manifest manifest = manifest(path, mostOfferedFirst);
        return new Resolution(
                Content.of(path, manifest),
                Optional.of(mostOfferedFirst.getFirst().entry().modified()),
                List.of(),
                path);
    }

    /// Gets the manifest from the first of the offers' servers that gives it. Those that are busy are
    /// asked again for as long as it takes, those that fail only some times.
    private Manifest manifest(String path, List<Offer.Listed> offers)
            throws UnresolvedException, InterruptedException {
        for (int failures = 0; ; ) {
            List<String> reasons = new ArrayList<>();
            Optional<Duration> busy = Optional.empty();
            boolean mayWork = false;
            for (Offer.Listed offer : offers) {
                try {
                    return inquiry.manifest(offer);
                } catch (BusyException e) {
                    Duration pause = e.retryAfter().orElse(PAUSE);
                    busy =
                            busy.filter(other -> other.compareTo(pause) < 0)
                                    .or(() -> Optional.of(pause));
                } catch (InvalidFormatException e) {
                    reasons.add(offer.server().id() + ": " + e.getMessage());
                } catch (IOException e) {
                    reasons.add(offer.server().id() + ": " + e.getMessage());
                    mayWork = true;
                }
            }
            failures++;
            if (busy.isEmpty() && (!mayWork || failures == MOST_FAILURES)) {
                throw new UnresolvedException(
                        mayWork ? Kind.UNREACHABLE : Kind.UNPROVED,
                        mayWork
                                ? new Obstacle.NobodyAnswers()
                                : new Obstacle.UnusableDescription(String.join("; ", reasons)),
                        "No server gives a right manifest of \""
                                + path
                                + "\" ("
                                + String.join("; ", reasons)
                                + ").");
            }
            alarm.sleep(busy.orElse(PAUSE));
        }
    }

    private Resolution linked(List<Link> links) throws UnresolvedException, InterruptedException {
        List<Offer.Linked> found = probe(links);
        for (Offer.Linked offer : found) {
            Optional<Metalink.File> description = descriptions.of(offer);
            if (description.isPresent()) {
                Resolution resolution = described(description.get(), links);
                return new Resolution(
                        resolution.content(),
                        resolution.modified().or(() -> offer.file().modified()),
                        resolution.places(),
                        nameOf(offer.file()));
            }
        }
        return unproved(nameOf(found.getFirst().file()), found);
    }

    /// Probes the links, most wanted first, and returns those that lead to files of one size.
    private List<Offer.Linked> probe(List<Link> links)
            throws UnresolvedException, InterruptedException {
        List<Place> places =
                places(links, Set.of()).stream()
                        .filter(place -> !inquiry.isSwitchedOff(place.server().id()))
                        .toList();
        if (places.isEmpty()) {
            throw allSwitchedOff();
        }
        Decision decision =
                agree(places.getFirst().link().orElseThrow().toString(), places, Optional.empty());
        return decision instanceof Decision.Linked(List<Offer.Linked> agreed) ? agreed : List.of();
    }

    private static List<Place> places(List<Link> links, Set<URI> without) {
        Set<URI> uris = new LinkedHashSet<>();
        links.stream()
                .sorted(Comparator.comparingInt(Link::priority))
                .filter(link -> !without.contains(link.uri()))
                .limit(MOST_LINKS)
                .forEach(link -> uris.add(link.uri()));
        return uris.stream().map(Place::at).toList();
    }

    /// @param asked links that were probed already
    private Resolution described(Metalink.File file, List<Link> asked)
            throws UnresolvedException, InterruptedException {
        Optional<Sha256> sha256 = request.sha256().or(file::sha256);
        if (file.size().isEmpty()) {
            Resolution probed = unproved(file.name(), probe(file.links()));
            Content content =
                    Content.unproved(
                            file.name(), probed.content().size(), sha256, probed.content().etag());
            return new Resolution(
                    content, probed.modified(), probed.places(), file.name(), probed.stream());
        }
        Set<URI> uris = new HashSet<>();
        asked.forEach(link -> uris.add(link.uri()));
        List<Place> more = new ArrayList<>(places(file.links(), uris));
        if (sha256.isPresent()) {
            servers.forEach(server -> more.add(Place.at(server)));
        }
        try {
            return new Resolution(
                    content(file, sha256), Optional.empty(), List.copyOf(more), file.name());
        } catch (IllegalArgumentException e) {
            throw new UnresolvedException(
                    Kind.UNPROVED,
                    new Obstacle.UnusableDescription(e.getMessage()),
                    "The description of \"" + file.name() + "\" cannot be used: " + e.getMessage());
        }
    }

    private static Content content(Metalink.File file, Optional<Sha256> sha256) {
        long size = file.size().getAsLong();
        return file.pieces()
                .map(pieces ->
                        new Content(
                                file.name(),
                                size,
                                pieces.length(),
                                pieces.hashes(),
                                sha256,
                                Optional.empty(),
                                Optional.empty()))
                .orElseGet(() -> Content.unproved(file.name(), size, sha256, Optional.empty()));
    }

    /// Returns what can be said of a file that nobody has hashes of its parts for.
    private Resolution unproved(String name, List<Offer.Linked> offers) throws UnresolvedException {
        LinkedFile first = offers.getFirst().file();
        OptionalLong size = first.size();
        Optional<Sha256> announced =
                offers.stream().flatMap(offer -> offer.file().sha256().stream()).findFirst();
        if (size.isEmpty()) {
            return new Resolution(
                    Content.unproved(name, Content.UNKNOWN, request.sha256(), first.etag()),
                    first.modified(),
                    List.of(),
                    name,
                    Optional.of(offers.getFirst()));
        }
        List<Link> more =
                offers.stream().flatMap(offer -> offer.file().duplicates().stream()).toList();
        Set<URI> asked = new HashSet<>();
        offers.forEach(offer -> asked.add(offer.file().uri()));
        try {
            return new Resolution(
                    Content.unproved(
                            name,
                            size.getAsLong(),
                            request.sha256().or(() -> announced),
                            first.etag()),
                    first.modified(),
                    places(more, asked),
                    name);
        } catch (IllegalArgumentException e) {
            throw new UnresolvedException(
                    Kind.REFUSED,
                    new Obstacle.Refused(e.getMessage()),
                    "\"" + name + "\" cannot be downloaded: " + e.getMessage());
        }
    }

    private static String nameOf(LinkedFile file) {
        return file.fileName().orElseGet(() -> WebLink.fileName(file.uri()));
    }
}
