package org.tributary.shared.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.SafeName;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.Workspace.Opened;
import org.tributary.shared.transfer.log.LogRecord;

/// Leads one download from the request to its result: finds out what it is, opens its files, has a
/// [Transfer] fetch it, and gives it its final name. All of its state is touched by the engine thread
/// alone; what blocks runs on other threads and comes back as an event.
final class DownloadTask {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadTask.class);

    private final Engine engine;
    private final DownloadRequest request;
    private final Consumer<DownloadEvent> listener;
    private final Consumer<DownloadTask> onEnd;
    private final Download download;
    private final Inquiry inquiry;
    private final Sources sources;
    private final long startNanos = System.nanoTime();

    private DownloadState state = DownloadState.STARTING;
    private Optional<Thread> starting = Optional.empty();
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
        this.inquiry = new Inquiry(path, engine.transport(), engine.discovery());
        this.sources =
                new Sources(
                        engine,
                        request.options().maxConnections(),
                        inquiry,
                        listener,
                        () -> transfer.ifPresent(Transfer::pump));
        this.download = new Download(snapshot(), () -> engine.loop().post(this::pause));
    }

    Download download() {
        return download;
    }

    void start() {
        if (request.wanted() instanceof Wanted.Linked(List<Link> links)) {
            links.forEach(link -> sources.add(Place.at(link.uri())));
        }
        List<Server> whom = new ArrayList<>();
        for (Server server : request.servers()) {
            sources.add(Place.at(server));
            if (!engine.servers().isQuarantined(server.id())) {
                whom.add(server);
            }
        }
        starting = Optional.of(Thread.startVirtualThread(() -> resolve(whom)));
    }

    private void resolve(List<Server> whom) {
        Consumer<Offer> tell = offer -> engine.loop().post(() -> sources.answered(offer));
        Descriptions descriptions = new Descriptions(engine.transport());
        try {
            Resolution resolved =
                    new Resolver(request, whom, inquiry, descriptions, tell).resolve();
            Path target = target(resolved);
            Opened opened =
                    Workspace.open(target, resolved.content(), request.options().overwrite());
            engine.loop().post(() -> opened(resolved, target, opened));
        } catch (UnresolvedException e) {
            engine.loop().post(() -> fail(e.kind(), e.getMessage()));
        } catch (InvalidFormatException e) {
            engine.loop().post(() -> fail(Kind.REFUSED, e.getMessage() + "; name it with -o."));
        } catch (InterruptedException e) {
            LOG.debug("stopped before it was known what {} is", request.wanted());
        } catch (RuntimeException | Error e) {
            engine.loop().post(() -> crash(e));
        }
    }

    private Path target(Resolution resolved) throws InvalidFormatException {
        return switch (request.target()) {
            case Target.File(Path path) -> path;
            case Target.Folder(Path folder) -> folder.resolve(SafeName.of(resolved.fileName()));
        };
    }

    private void opened(Resolution resolved, Path target, Opened opened) {
        starting = Optional.empty();
        if (state != DownloadState.STARTING) {
            if (opened instanceof Opened.Ready(Workspace unused)) {
                close(unused);
            }
            return;
        }
        resolution = Optional.of(resolved);
        switch (opened) {
            case Opened.Blocked(Kind kind, String sentence) -> fail(kind, sentence);
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

    private void begin(Resolution resolved, Workspace ready) {
        Content content = resolved.content();
        Transfer begun =
                new Transfer(engine, content, ready, sources, listener, new TransferOwner());
        sources.begin(content);
        List<String> servers = sources.all().stream().map(Source::id).distinct().toList();
        tellResolved(content, servers, begun.table().receivedBytes());
        transfer = Optional.of(begun);
        resolved.places().forEach(sources::ask);
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

    private void stream(Content content, Offer.Linked from, Workspace ready) {
        StreamedFetch fetch =
                new StreamedFetch(from, engine.transport(), ready.part(), engine.rateLimit());
        streamed = Optional.of(fetch);
        tellResolved(content, List.of(from.server().id()), 0);
        sources.server(from.place()).reachable();
        Thread.startVirtualThread(() -> {
            try {
                Sha256 sha256 = fetch.fetch();
                engine.loop().post(() -> finish(sha256));
            } catch (IOException e) {
                engine.loop().post(() -> streamBroke(ready, e));
            }
        });
    }

    private void streamBroke(Workspace files, IOException cause) {
        discard(files);
        if (state == DownloadState.PAUSED) {
            end(new DownloadResult.Paused(0, Optional.empty()));
        } else {
            state = DownloadState.FAILED;
            end(
                    new DownloadResult.Failed(
                            Kind.UNREACHABLE,
                            "The connection broke ("
                                    + cause.getMessage()
                                    + ") and this source cannot continue a file; the same command"
                                    + " starts over."));
        }
    }

    /// What a transfer reports.
    private final class TransferOwner implements Transfer.Owner {
        @Override
        public void complete(Sha256 sha256) {
            finish(sha256);
        }

        @Override
        public void stuck(Kind kind, String sentence) {
            fail(kind, sentence);
        }
    }

    private void finish(Sha256 sha256) {
        state = DownloadState.CHECKING;
        Content content = resolution.orElseThrow().content();
        Workspace files = workspace.orElseThrow();
        if (content.sha256().isPresent() && !content.sha256().get().equals(sha256)) {
            wrongFile(content, files, sha256);
            return;
        }
        Optional<Instant> modified = resolution.get().modified();
        Thread.startVirtualThread(() -> {
            try {
                files.finish(modified);
                engine.loop().post(() -> done(sha256));
            } catch (IOException e) {
                engine.loop().post(() -> notFinished(files, e));
            }
        });
    }

    /// Every part was what was announced, but the whole is not: nothing of it can be believed.
    private void wrongFile(Content content, Workspace files, Sha256 got) {
        state = DownloadState.FAILED;
        Thread.startVirtualThread(() -> {
            try {
                files.discard();
            } catch (IOException e) {
                LOG.warn("could not remove {}", files.part().path(), e);
            }
        });
        end(
                new DownloadResult.Failed(
                        Kind.UNPROVED,
                        "\""
                                + content.name()
                                + "\" arrived whole but its SHA-256 is "
                                + got
                                + ", not "
                                + content.sha256().orElseThrow()
                                + ". It was thrown away; try other servers."));
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
        end(new DownloadResult.Failed(Kind.DISK, files.failure(cause, 0)));
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
                        streamed.map(StreamedFetch::received).orElse(content.size()),
                        Duration.ofNanos(System.nanoTime() - startNanos),
                        bytesByServer(),
                        transfer.map(Transfer::wastedBytes).orElse(0L),
                        transfer.map(Transfer::triesAgain).orElse(0)));
    }

    /// Stops in good order, to go on another time.
    void pause() {
        if (transfer.isPresent() && isRunning()) {
            state = DownloadState.PAUSED;
            show();
            transfer.get().stop(new LogRecord.Paused(Instant.now()), this::paused);
        } else if (streamed.isPresent() && isRunning()) {
            state = DownloadState.PAUSED;
            streamed.get().cancel();
        } else if (state == DownloadState.STARTING) {
            state = DownloadState.PAUSED;
            starting.ifPresent(Thread::interrupt);
            end(new DownloadResult.Paused(0, Optional.empty()));
        }
    }

    private void paused() {
        workspace.ifPresent(DownloadTask::close);
        end(
                new DownloadResult.Paused(
                        transfer.orElseThrow().table().receivedBytes(),
                        Optional.of(resolution.orElseThrow().content().size())));
    }

    private void fail(Kind kind, String sentence) {
        if (state == DownloadState.PAUSED || state == DownloadState.FAILED) {
            return;
        }
        state = DownloadState.FAILED;
        DownloadResult failed = new DownloadResult.Failed(kind, sentence);
        if (transfer.isPresent()) {
            show();
            transfer.get()
                    .stop(
                            new LogRecord.Failed(Instant.now(), sentence),
                            () -> {
                                workspace.ifPresent(DownloadTask::close);
                                end(failed);
                            });
        } else {
            end(failed);
        }
    }

    /// Something that cannot happen happened: this download ends, the others go on.
    private void crash(Throwable cause) {
        LOG.error("a download failed by a fault of this program", cause);
        state = DownloadState.FAILED;
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

    private boolean isRunning() {
        return state == DownloadState.DOWNLOADING || state == DownloadState.WAITING;
    }

    /// Takes stock, ten times a second.
    void tick(long nanos) {
        if (transfer.isPresent() && isRunning()) {
            transfer.get().tick(nanos);
        }
        if (isRunning()) {
            state =
                    transfer.flatMap(Transfer::waiting).isPresent()
                            ? DownloadState.WAITING
                            : DownloadState.DOWNLOADING;
        }
        show();
        listener.accept(new DownloadEvent.Progress(Instant.now(), download.snapshot()));
    }

    private void show() {
        download.show(snapshot());
    }

    private DownloadSnapshot snapshot() {
        List<ServerState> servers = sources.servers();
        List<ServerShare> shares = new ArrayList<>();
        Map<String, Long> bytes = bytesByServer();
        for (ServerState server : servers) {
            shares.add(share(server, bytes.getOrDefault(server.id(), 0L)));
        }
        Optional<Content> content = resolution.map(Resolution::content);
        return new DownloadSnapshot(
                state,
                content.map(Content::name).orElseGet(this::wantedName),
                content.map(Content::size).orElse(-1L),
                transfer.map(t -> t.table().verifiedBytes()).orElse(0L),
                transfer.map(t -> t.table().receivedBytes())
                        .or(() -> streamed.map(StreamedFetch::received))
                        .orElse(0L),
                transfer.map(Transfer::bytesPerSecond).orElse(0.0),
                transfer.map(t ->
                                t.table()
                                        .states(
                                                t.runs(),
                                                servers.stream().map(ServerState::id).toList()))
                        .orElse(SegmentStates.NONE),
                shares,
                sentence(shares));
    }

    private Map<String, Long> bytesByServer() {
        if (streamed.isPresent()) {
            String server = resolution.orElseThrow().stream().orElseThrow().server().id();
            return Map.of(server, streamed.get().received());
        }
        return transfer.map(t -> t.table().bytesByServer()).orElse(Map.of());
    }

    private ServerShare share(ServerState server, long bytes) {
        long connections =
                transfer.map(t ->
                                t.runs().stream()
                                        .filter(run -> run.source().server() == server)
                                        .count())
                        .orElse(0L);
        Optional<String> leftOut = sources.leftOut(server);
        ServerHealth health =
                leftOut.isPresent() && !server.isQuarantined()
                        ? new ServerHealth.LeftOut(leftOut.get())
                        : server.health();
        return new ServerShare(
                server.id(),
                health,
                bytes,
                connections == 0 ? 0 : server.bytesPerSecond(),
                Math.toIntExact(connections));
    }

    private String wantedName() {
        return switch (request.wanted()) {
            case Wanted.Named(String path) -> path;
            case Wanted.Linked linked -> linked.links().getFirst().uri().toString();
            case Wanted.Described described -> described.file().name();
        };
    }

    private String sentence(List<ServerShare> shares) {
        long giving = shares.stream().filter(share -> share.connections() > 0).count();
        int connections = shares.stream().mapToInt(ServerShare::connections).sum();
        return switch (state) {
            case QUEUED -> "Waits for its turn";
            case STARTING -> "Asks the servers what they have";
            case DOWNLOADING ->
                    giving
                            + " of "
                            + shares.size()
                            + (shares.size() == 1 ? " server, " : " servers, ")
                            + connections
                            + (connections == 1 ? " connection" : " connections");
            case WAITING -> transfer.flatMap(Transfer::waiting).orElse("Waits");
            case CHECKING -> "Compares it with its SHA-256";
            case PAUSED -> "Paused";
            case FINISHED -> "Finished";
            case FAILED -> "Cannot go on";
        };
    }
}
