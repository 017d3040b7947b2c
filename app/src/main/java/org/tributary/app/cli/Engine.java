package org.tributary.app.cli;

import java.io.IOException;
import java.net.URI;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadSnapshot;

/// What the commands need of the transfer engine; a seam for tests.
interface Engine extends AutoCloseable {
    /// Starts a download. `listener` is called by the engine's thread and must not block.
    Running start(DownloadRequest request, Consumer<DownloadEvent> listener);

    /// Asks a server what it offers; blocks.
    Survey ask(Server server);

    /// Gets a small document from `server`; blocks.
    ///
    /// @throws NoDocumentException when the server answers without it, or it has more than
    ///     `maxBytes`
    /// @throws IOException when the server does not answer, or not now
    ///
    /// Both have a message that can be part of a sentence.
    byte[] document(Server server, URI uri, int maxBytes) throws IOException;

    /// Asks a web server whether it wants a login for a link; blocks. False when it cannot be asked.
    boolean wantsLogin(URI uri);

    /// Limits all downloads together, in bytes a second.
    void limit(OptionalLong bytesPerSecond);

    /// Stops everything and keeps what is done.
    @Override
    void close();

    /// A download that was started.
    interface Running {
        DownloadSnapshot snapshot();

        /// Asks it to stop; [DownloadEvent.Ended] follows.
        void pause();

        /// Runs `listener` if the engine fails at the download, after which no event follows.
        void onFault(Consumer<Throwable> listener);
    }
}
