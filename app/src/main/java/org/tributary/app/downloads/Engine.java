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
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.LinkAnswer;

/// What carries downloads out. Thread-safe; nothing here blocks for long.
interface Engine {
    /// Starts a download.
    ///
    /// @param listener told what happens, on any thread; it must not block
    Running start(DownloadRequest request, Consumer<DownloadEvent> listener);

    /// Asks the server of a link what is there. Blocks for the network.
    ///
    /// @param http how to ask; empty as usual
    LinkAnswer look(URI link, Optional<HttpSettings> http);

    /// Keeps all downloads together under so many bytes a second.
    void limit(OptionalLong bytesPerSecond);

    /// A download that was started.
    interface Running {
        DownloadSnapshot snapshot();

        /// Returns where the file will be, once that is known.
        Optional<Path> target();

        /// Returns what it cost, once it has ended.
        Losses losses();

        /// Returns how it ends; exceptionally only by a fault of this program.
        CompletableFuture<DownloadResult> result();

        void pause();

        void limit(OptionalLong bytesPerSecond);

        void fetchAgain(int segment);

        /// Has a segment come from another server than now.
        void preferAnother(int segment);

        /// Has servers asked as well that it may not know yet.
        void alsoFrom(List<Server> servers);
    }
}
