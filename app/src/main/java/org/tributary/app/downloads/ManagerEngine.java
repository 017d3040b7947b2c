package org.tributary.app.downloads;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.Download;
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.LinkAnswer;

/// The real engine.
record ManagerEngine(DownloadManager manager) implements Engine {
    @Override
    public Running start(DownloadRequest request, Consumer<DownloadEvent> listener) {
        return new Started(manager.start(request, listener));
    }

    @Override
    public LinkAnswer look(URI link, Optional<HttpSettings> http) {
        return manager.look(link, http);
    }

    @Override
    public void limit(OptionalLong bytesPerSecond) {
        manager.limit(bytesPerSecond);
    }

    private record Started(Download download) implements Running {
        @Override
        public DownloadSnapshot snapshot() {
            return download.snapshot();
        }

        @Override
        public Optional<Path> target() {
            return download.target();
        }

        @Override
        public Losses losses() {
            return download.losses();
        }

        @Override
        public CompletableFuture<DownloadResult> result() {
            return download.result();
        }

        @Override
        public void pause() {
            download.pause();
        }

        @Override
        public void limit(OptionalLong bytesPerSecond) {
            download.limit(bytesPerSecond);
        }

        @Override
        public void fetchAgain(int segment) {
            download.fetchAgain(segment);
        }

        @Override
        public void preferAnother(int segment) {
            download.preferAnother(segment);
        }

        @Override
        public void alsoFrom(List<Server> servers) {
            download.alsoFrom(servers);
        }
    }
}
