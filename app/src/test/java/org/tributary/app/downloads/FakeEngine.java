package org.tributary.app.downloads;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.LinkAnswer;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.SegmentStates;

/// An engine that only notes what it is asked for; downloads end when the test says so.
final class FakeEngine implements Engine {
    static final long SIZE = 1000;
    static final Sha256 HASH = Sha256.of(new byte[] {1});

    /// Everything that was started, in order.
    final List<Started> started = new ArrayList<>();

    OptionalLong limit = OptionalLong.empty();

    @Override
    public Running start(DownloadRequest request, Consumer<DownloadEvent> listener) {
        Started download = new Started(request, listener);
        started.add(download);
        return download;
    }

    @Override
    public void limit(OptionalLong bytesPerSecond) {
        limit = bytesPerSecond;
    }

    /// Returns what runs, by name.
    List<String> running() {
        return started.stream().filter(it -> !it.result.isDone()).map(Started::name).toList();
    }

    /// Returns the newest download of that name.
    Started find(String name) {
        return started.reversed().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static final class Started implements Running {
        final DownloadRequest request;
        final Consumer<DownloadEvent> listener;
        final CompletableFuture<DownloadResult> result = new CompletableFuture<>();
        final List<Integer> again = new ArrayList<>();
        final List<Integer> elsewhere = new ArrayList<>();
        final List<List<Server>> told = new ArrayList<>();
        OptionalLong limit;
        boolean isPaused;
        long received;

        /// While this is so, what is on disk is not known.
        boolean isOpening;

        Losses losses = Losses.NONE;
        Optional<Path> target = Optional.empty();
        Optional<Sha256> root = Optional.of(HASH);

        Started(DownloadRequest request, Consumer<DownloadEvent> listener) {
            this.request = request;
            this.listener = listener;
            this.limit = request.options().bytesPerSecond();
        }

        String name() {
            return switch (request.wanted()) {
                case Wanted.Named(String path) -> path;
                case Wanted.Linked(var links) -> links.getFirst().uri().toString();
                case Wanted.Described(var file) -> file.name();
            };
        }

        /// It is known now what it is.
        void resolve() {
            Path path =
                    switch (request.target()) {
                        case Target.File(Path file) -> file;
                        case Target.Folder(Path folder) -> folder.resolve("found.bin");
                    };
            target = Optional.of(path);
            listener.accept(
                    new DownloadEvent.Resolved(
                            Instant.EPOCH,
                            path.getFileName().toString(),
                            SIZE,
                            Optional.of(HASH),
                            Optional.empty(),
                            4,
                            List.of("a:1"),
                            0));
        }

        /// So many bytes are here.
        void receive(long bytes) {
            received = bytes;
        }

        void finish() {
            if (target.isEmpty()) {
                resolve();
            }
            received = SIZE;
            result.complete(
                    new DownloadResult.Done(
                            target.orElseThrow(),
                            HASH,
                            true,
                            SIZE,
                            Duration.ofSeconds(1),
                            Map.of("a:1", SIZE),
                            losses.wastedBytes(),
                            losses.retries()));
        }

        void endPaused() {
            result.complete(new DownloadResult.Paused(received, Optional.of(SIZE), true));
        }

        void fail(Obstacle obstacle) {
            result.complete(new Failed(Kind.NOT_FOUND, obstacle, "It failed."));
        }

        @Override
        public DownloadSnapshot snapshot() {
            int verified = (int) (received * 4 / SIZE);
            SegmentStates.State[] states = new SegmentStates.State[isOpening ? 0 : 4];
            for (int i = 0; i < states.length; i++) {
                states[i] = i < verified ? SegmentStates.State.VERIFIED : SegmentStates.State.TO_DO;
            }
            return new DownloadSnapshot(
                    DownloadState.DOWNLOADING,
                    name(),
                    SIZE,
                    received,
                    received,
                    0,
                    new SegmentStates(states, new int[states.length], new float[states.length]),
                    List.of(),
                    "",
                    Optional.empty(),
                    target.map(_ -> new Layout(250, SIZE, List.of(), Optional.of(HASH), root)));
        }

        @Override
        public Optional<Path> target() {
            return target;
        }

        @Override
        public Losses losses() {
            return losses;
        }

        @Override
        public CompletableFuture<DownloadResult> result() {
            return result.copy();
        }

        @Override
        public void pause() {
            isPaused = true;
        }

        @Override
        public void limit(OptionalLong bytesPerSecond) {
            limit = bytesPerSecond;
        }

        @Override
        public void fetchAgain(int segment) {
            again.add(segment);
        }

        @Override
        public void preferAnother(int segment) {
            elsewhere.add(segment);
        }

        @Override
        public void alsoFrom(List<Server> servers) {
            told.add(servers);
        }
    }

    @Override
    public LinkAnswer look(URI link, Optional<HttpSettings> http) {
        return new LinkAnswer.NoAnswer("connection refused");
    }
}
