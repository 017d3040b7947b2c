package org.tributary.shared.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.io.SafeName;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.Workspace.Opened;
import org.tributary.shared.transfer.log.LogRecord;

/// Leads one download from the request to its result: finds out what it is, opens its files, has a
/// [Transfer] fetch it, and gives it its final name. All of its state is touched by the engine thread
/// alone; what blocks runs on other threads and comes back as an event.
final class DownloadTask {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadTask.class);

    /// How often a file that turned out wrong as a whole is tried.
    private static final int MOST_ATTEMPTS = 4;

    private final Engine engine;
    private final DownloadRequest request;
    private final Consumer<DownloadEvent> listener;
    private final Consumer<DownloadTask> onEnd;
    private final Download download;
    private final Inquiry inquiry;
    private final RateLimit limit;
    private final long startNanos = System.nanoTime();

    private DownloadState state = DownloadState.STARTING;

    /// True from when all is proved until it has its final name, or turned out wrong.
    private boolean finishing;

    /// Set when it is paused, for threads that have the disk to do with.
    private final AtomicBoolean halted = new AtomicBoolean();

    /// Servers that came after the request; they are asked once it is known what for.
    private final Set<Server> latecomers = new LinkedHashSet<>();

    private Sources sources;
    private int attempts;
    private Optional<Future<?>> starting = Optional.empty();

    /// Taken once, by who is first: the start, to open the files, or a pause, to keep it from that.
    private AtomicBoolean mayOpen = new AtomicBoolean(true);

    private Optional<Resolver> resolver = Optional.empty();
    private Optional<Resolution> resolution = Optional.empty();
    private Optional<Workspace> workspace = Optional.empty();
    private Optional<Transfer> transfer = Optional.empty();
    private Optional<StreamedFetch> streamed = Optional.empty();

    /// @param onEnd called on the engine thread when it has its result
    DownloadTask(
            Engine engine,
            DownloadRequest request,
            Consumer<DownloadEvent> listener,
            Consumer<DownloadTask> onEnd) {
        this.engine = engine;
        this.request = request;
        this.listener = listener;
        this.onEnd = onEnd;
        Optional<String> path =
                request.wanted() instanceof Wanted.Named(String name)
                        ? Optional.of(name)
                        : Optional.empty();
        this.inquiry =
                new Inquiry(
                        path,
                        engine.transport(),
                        engine.discovery(),
                        engine.servers()::isSwitchedOff);
        this.limit = new RateLimit(engine.rateLimit());
        this.sources = newSources();
        this.download = new Download(snapshot(), new Controls(), limit);
        download.limit(request.options().bytesPerSecond());
    }

    /// What others ask of this download, brought to the engine thread.
    private final class Controls implements Download.Control {
        @Override
        public void pause() {
            engine.loop().post(DownloadTask.this::pause);
        }

        @Override
        public void fetchAgain(int segment) {
            engine.loop()
                    .post(() ->
                            transfer.filter(_ -> isRunning())
                                    .ifPresent(running -> running.fetchAgain(segment)));
        }

        @Override
        public void preferAnother(int segment) {
            engine.loop()
                    .post(() ->
                            transfer.filter(_ -> isRunning())
                                    .ifPresent(running -> running.preferAnother(segment)));
        }

        @Override
        public void alsoFrom(List<Server> servers) {
            engine.loop().post(() -> DownloadTask.this.alsoFrom(servers));
        }
    }

    private Sources newSources() {
        return new Sources(
                engine,
                request.options().maxConnections(),
                inquiry,
                listener,
                () -> transfer.ifPresent(Transfer::pump));
    }

    Download download() {
        return download;
    }

    void start() {
        if (request.wanted() instanceof Wanted.Linked(List<Link> links)) {
            links.forEach(link -> {
                Place place = Place.at(link.uri());
                if (engine.servers().isSwitchedOff(place.server().id())) {
                    sources.addUnasked(place);
                } else {
                    sources.add(place);
                }
            });
        }
        List<Server> whom = new ArrayList<>();
        for (Server server : request.servers()) {
            if (engine.servers().isQuarantined(server.id())
                    || engine.servers().isSwitchedOff(server.id())) {
                sources.addUnasked(Place.at(server));
            } else {
                sources.add(Place.at(server));
                whom.add(server);
            }
        }
        Sources asked = sources;
        Consumer<Offer> tell = offer -> engine.loop().post(() -> asked.answered(offer));
        AtomicBoolean ticket = new AtomicBoolean(true);
        mayOpen = ticket;
        Descriptions descriptions = new Descriptions(engine.transport());
        Resolver asking =
                new Resolver(request, whom, inquiry, descriptions, engine.workers(), tell);
        resolver = Optional.of(asking);
        starting = Optional.of(engine.workers().submit(() -> resolve(asking, ticket)));
    }

    private void resolve(Resolver asking, AtomicBoolean mayOpen) {
        try {
            Resolution resolved = asking.resolve();
            Path target = target(resolved);
            if (!mayOpen.compareAndSet(true, false)) {
                return;
            }
            engine.loop().post(() -> opening(resolved));
            Opened opened = Workspace.open(target, resolved.content(), opening());
            engine.loop().post(() -> opened(resolved, target, opened));
        } catch (UnresolvedException e) {
            engine.loop().post(() -> fail(e.failure()));
        } catch (InvalidFormatException e) {
            Failed failed =
                    new Failed(
                            Kind.REFUSED,
                            new Obstacle.Refused(e.getMessage()),
                            e.getMessage() + "; name it with -o.");
            engine.loop().post(() -> fail(failed));
        } catch (InterruptedException e) {
            LOG.debug("stopped before it was known what {} is", request.wanted());
        } catch (RuntimeException | Error e) {
            engine.loop().post(() -> crash(e));
        }
    }

    private Workspace.Opening opening() {
        return new Workspace.Opening(
                request.options().overwrite(), links(), request.options().adopt(), halted::get);
    }

    /// Returns where else than at servers of a list the file is, without any log-in.
    private List<URI> links() {
        List<Link> links =
                switch (request.wanted()) {
                    case Wanted.Named _ -> List.of();
                    case Wanted.Linked linked -> linked.links();
                    case Wanted.Described described -> described.file().links();
                };
        return links.stream().map(link -> WebLink.withoutLogin(link.uri())).distinct().toList();
    }

    private Path target(Resolution resolved) throws InvalidFormatException {
        return switch (request.target()) {
            case Target.File(Path path) -> path;
            case Target.Folder(Path folder) ->
                    folder.resolve(SafeName.of(lastPart(resolved.fileName())));
        };
    }

    /// Servers and Metalink documents name files by paths.
    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// What is on disk is looked at, which may take its time.
    private void opening(Resolution resolved) {
        resolution = Optional.of(resolved);
        show();
    }

    private void opened(Resolution resolved, Path target, Opened opened) {
        starting = Optional.empty();
        resolver = Optional.empty();
        download.goesTo(target);
        if (state == DownloadState.PAUSED) {
            pausedWhileOpening(opened);
            return;
        }
        switch (opened) {
            case Opened.Stopped _ -> throw new AssertionError("only a pause stops it");
            case Opened.Blocked(Failed why) -> fail(why);
            case Opened.AlreadyThere(Sha256 sha256) -> {
                state = DownloadState.FINISHED;
                end(new DownloadResult.AlreadyThere(target, sha256));
            }
            case Opened.Ready(Workspace ready) -> {
                workspace = Optional.of(ready);
                state = DownloadState.DOWNLOADING;
                if (resolved.stream().isPresent()) {
                    stream(resolved.content(), resolved.stream().get(), ready);
                } else {
                    begin(resolved, ready);
                }
            }
        }
    }

    private void pausedWhileOpening(Opened opened) {
        if (opened instanceof Opened.Ready(Workspace unused)) {
            close(unused);
            Content content = unused.content();
            end(
                    new DownloadResult.Paused(
                            unused.found().bytes(content), content.knownSize(), true));
        } else {
            end(new DownloadResult.Paused(0, Optional.empty(), true));
        }
    }

    private void begin(Resolution resolved, Workspace ready) {
        Content content = ready.content();
        resolution = Optional.of(resolved.with(content));
        Transfer begun =
                new Transfer(engine, content, ready, sources, limit, listener, new TransferOwner());
        sources.begin(content);
        List<String> servers = sources.all().stream().map(Source::id).distinct().toList();
        tellResolved(content, servers, begun.receivedBytes());
        tellDamage(ready);
        transfer = Optional.of(begun);
        resolved.places().forEach(sources::ask);
        askLatecomers();
        begun.pump();
    }

    private void tellResolved(Content content, List<String> servers, long onDisk) {
        listener.accept(
                new DownloadEvent.Resolved(
                        Instant.now(),
                        content.name(),
                        content.size(),
                        content.sha256(),
                        content.root(),
                        content.segments(),
                        servers,
                        onDisk));
    }

    private void tellDamage(Workspace files) {
        files.found()
                .damage()
                .ifPresent(damage -> {
                    LOG.warn("the log of {} is damaged: {}", files.target(), damage);
                    listener.accept(
                            new DownloadEvent.LogDamaged(
                                    Instant.now(),
                                    damage.onDisk(),
                                    damage.right(),
                                    !files.content().hashes().isEmpty(),
                                    damage.log()));
                });
    }

    private void stream(Content content, Offer.Linked from, Workspace ready) {
        StreamedFetch fetch = new StreamedFetch(from, engine.transport(), ready.part(), limit);
        streamed = Optional.of(fetch);
        tellResolved(content, List.of(from.server().id()), 0);
        tellDamage(ready);
        ServerState server = sources.server(from.place());
        server.reachable();
        fetch.begin(server);
        engine.workers()
                .execute(() -> {
                    try {
                        Sha256 sha256 = fetch.fetch();
                        engine.loop()
                                .post(() -> {
                                    fetch.end();
                                    finish(sha256);
                                });
                    } catch (IOException e) {
                        engine.loop().post(() -> streamBroke(ready, e));
                    }
                });
    }

    private void streamBroke(Workspace files, IOException cause) {
        streamed.orElseThrow().end();
        discard(files);
        if (state == DownloadState.PAUSED) {
            end(new DownloadResult.Paused(0, Optional.empty(), false));
            return;
        }
        state = DownloadState.FAILED;
        if (sources.isAnySwitchedOff()) {
            end(Failures.streamSwitchedOff());
        } else {
            end(
                    cause instanceof PartWriteException onDisk
                            ? Failures.streamNotWritten(files.target(), onDisk.failure())
                            : Failures.streamBroke(cause));
        }
    }

    /// What a transfer reports.
    private final class TransferOwner implements Transfer.Owner {
        @Override
        public void complete(Sha256 sha256) {
            finish(sha256);
        }

        @Override
        public void stuck(Failed how) {
            fail(how);
        }
    }

    private void finish(Sha256 sha256) {
        finishing = true;
        state = DownloadState.CHECKING;
        Content content = resolution.orElseThrow().content();
        Workspace files = workspace.orElseThrow();
        if (content.sha256().isPresent() && !content.sha256().get().equals(sha256)) {
            wrongFile(content, files, sha256);
            return;
        }
        Optional<Instant> modified = resolution.get().modified();
        engine.workers()
                .execute(() -> {
                    try {
                        files.finish(modified);
                        engine.loop().post(() -> done(sha256));
                    } catch (CancellationException e) {
                        engine.loop().post(this::paused);
                    } catch (IOException e) {
                        engine.loop().post(() -> notFinished(files, e));
                    }
                });
    }

    /// Every part was what was announced for it, but the whole is not: either the disk lost something
    /// since, or what was announced for the parts is a lie.
    private void wrongFile(Content content, Workspace files, Sha256 got) {
        attempts++;
        if (content.root().isEmpty() || attempts == MOST_ATTEMPTS) {
            state = DownloadState.FAILED;
            discard(files);
            end(Failures.wrongWhole(content.name(), content.sha256().get(), got));
            return;
        }
        engine.workers()
                .execute(() -> {
                    try {
                        boolean partsAreRight =
                                new Checker(content, files.part(), halted::get).isAllRight();
                        files.forget();
                        engine.loop().post(() -> startAgain(content, got, partsAreRight));
                    } catch (CancellationException e) {
                        engine.loop().post(this::paused);
                    } catch (IOException e) {
                        engine.loop().post(() -> notFinished(files, e));
                    }
                });
    }

    /// Sets aside whoever announced parts that make another file, then asks the others. What is on
    /// disk is proved again by what they announce, and only the rest is fetched.
    private void startAgain(Content content, Sha256 got, boolean partsAreRight) {
        LOG.warn("{} hashes to {}, not {}", content.name(), got, content.sha256());
        if (state == DownloadState.PAUSED) {
            paused();
            return;
        }
        if (state != DownloadState.CHECKING) {
            return;
        }
        if (partsAreRight) {
            for (String server : sources.announcing(content.root().orElseThrow())) {
                WrongData evidence =
                        new WrongData(
                                server,
                                content.name(),
                                0,
                                0,
                                content.size(),
                                content.sha256().orElseThrow(),
                                got,
                                Instant.now());
                listener.accept(new DownloadEvent.ServerQuarantined(evidence.time(), evidence));
                engine.onWrongData().accept(evidence);
            }
        }
        sources.close();
        sources = newSources();
        resolution = Optional.empty();
        workspace = Optional.empty();
        transfer = Optional.empty();
        finishing = false;
        state = DownloadState.STARTING;
        start();
    }

    private static void discard(Workspace files) {
        try {
            files.discard();
        } catch (IOException e) {
            LOG.warn("could not remove {}", files.part().path(), e);
        }
    }

    private void notFinished(Workspace files, IOException cause) {
        state = DownloadState.FAILED;
        close(files);
        end(Failures.notWritten(files.target(), cause, 0));
    }

    private void done(Sha256 sha256) {
        state = DownloadState.FINISHED;
        Content content = resolution.orElseThrow().content();
        boolean proved = content.sha256().isPresent() || !content.hashes().isEmpty();
        end(
                new DownloadResult.Done(
                        workspace.orElseThrow().target(),
                        sha256,
                        proved,
                        moving().orElseThrow().receivedBytes(),
                        Duration.ofNanos(System.nanoTime() - startNanos),
                        moving().orElseThrow().bytesByServer(),
                        losses().wastedBytes(),
                        losses().retries()));
    }

    private Download.Losses losses() {
        return transfer.map(all -> new Download.Losses(all.wastedBytes(), all.triesAgain()))
                .orElse(Download.Losses.NONE);
    }

    /// Stops in good order, to go on another time.
    void pause() {
        if (finishing && state == DownloadState.CHECKING && transfer.isPresent()) {
            // It ends as it did when it is too late.
            state = DownloadState.PAUSED;
            halted.set(true);
            show();
        } else if (transfer.isPresent() && isRunning()) {
            state = DownloadState.PAUSED;
            show();
            transfer.get().stop(new LogRecord.Paused(Instant.now()), this::paused);
        } else if (streamed.isPresent() && isRunning()) {
            state = DownloadState.PAUSED;
            show();
            streamed.get().cancel();
        } else if (state == DownloadState.STARTING) {
            state = DownloadState.PAUSED;
            show();
            halted.set(true);
            if (mayOpen.compareAndSet(true, false)) {
                starting.ifPresent(thread -> thread.cancel(true));
                end(new DownloadResult.Paused(0, Optional.empty(), true));
            }
        }
    }

    private void paused() {
        workspace.ifPresent(DownloadTask::close);
        end(
                new DownloadResult.Paused(
                        transfer.orElseThrow().receivedBytes(),
                        Optional.of(resolution.orElseThrow().content().size()),
                        transfer.get().canGoOn()));
    }

    private void fail(Failed failed) {
        if (state == DownloadState.PAUSED || state == DownloadState.FAILED) {
            return;
        }
        state = DownloadState.FAILED;
        if (transfer.isPresent()) {
            show();
            transfer.get()
                    .stop(
                            new LogRecord.Failed(Instant.now(), failed.sentence()),
                            () -> {
                                boolean nothing = transfer.get().receivedBytes() == 0;
                                workspace.ifPresent(
                                        nothing ? DownloadTask::discard : DownloadTask::close);
                                end(failed);
                            });
        } else {
            workspace.ifPresent(DownloadTask::close);
            end(failed);
        }
    }

    /// Something that cannot happen happened: this download ends, the others go on.
    void crash(Throwable cause) {
        LOG.error("a download failed by a fault of this program", cause);
        state = DownloadState.FAILED;
        halted.set(true);
        sources.close();
        transfer.ifPresent(Transfer::abandon);
        workspace.ifPresent(DownloadTask::close);
        download.crash(cause);
        onEnd.accept(this);
    }

    private static void close(Workspace files) {
        try {
            files.close();
        } catch (IOException e) {
            LOG.warn("could not close {}", files.part().path(), e);
        }
    }

    private void end(DownloadResult result) {
        sources.close();
        show();
        listener.accept(new DownloadEvent.Ended(Instant.now(), result));
        download.end(result);
        onEnd.accept(this);
    }

    /// A server was set aside, by this download or another one.
    void quarantined(WrongData evidence) {
        transfer.filter(_ -> isRunning()).ifPresent(running -> running.quarantined(evidence));
    }

    private void alsoFrom(List<Server> servers) {
        latecomers.addAll(servers);
        if (transfer.isPresent() && isRunning()) {
            askLatecomers();
        }
    }

    private void askLatecomers() {
        latecomers.forEach(sources::askIfNew);
    }

    /// A server was switched off, or on again.
    void switched(String server, boolean off) {
        if (!off) {
            sources.askAgain(server);
        }
        if (off && isRunning()) {
            streamed.filter(fetch -> fetch.isFrom(server)).ifPresent(StreamedFetch::cancel);
        }
        transfer.filter(_ -> isRunning())
                .ifPresent(running -> {
                    if (off) {
                        running.switchedOff(server);
                    } else {
                        running.pump();
                    }
                });
    }

    /// A server that was set aside is trusted again.
    void trusted(String server) {
        sources.askAgain(server);
        transfer.filter(_ -> isRunning()).ifPresent(running -> running.trustedAgain(server));
    }

    /// A server may be asked again at once.
    void tryNow(String server) {
        resolver.ifPresent(Resolver::tryNow);
        sources.tryNow(server);
        transfer.filter(_ -> isRunning()).ifPresent(Transfer::pump);
    }

    private boolean isRunning() {
        return state == DownloadState.DOWNLOADING
                || state == DownloadState.WAITING
                || state == DownloadState.CHECKING && !finishing;
    }

    /// Takes stock, ten times a second.
    void tick(long nanos) {
        if (transfer.isPresent() && isRunning()) {
            transfer.get().tick(nanos);
        }
        streamed.ifPresent(fetch -> fetch.sample(nanos));
        if (isRunning()) {
            state = stateOfTransfer();
        }
        show();
        listener.accept(new DownloadEvent.Progress(Instant.now(), download.snapshot()));
    }

    private DownloadState stateOfTransfer() {
        if (transfer.flatMap(Transfer::waiting).isPresent()) {
            return DownloadState.WAITING;
        }
        return transfer.filter(Transfer::isChecking).isPresent()
                ? DownloadState.CHECKING
                : DownloadState.DOWNLOADING;
    }

    private void show() {
        download.lost(losses());
        download.show(snapshot());
    }

    private DownloadSnapshot snapshot() {
        return new SnapshotTaker(wantedName(), sources).take(state, resolution, moving());
    }

    private Optional<SnapshotTaker.Moving> moving() {
        return streamed.<SnapshotTaker.Moving>map(it -> it).or(() -> transfer);
    }

    private String wantedName() {
        return switch (request.wanted()) {
            case Wanted.Named(String path) -> path;
            case Wanted.Linked linked -> linked.links().getFirst().uri().toString();
            case Wanted.Described described -> described.file().name();
        };
    }
}
