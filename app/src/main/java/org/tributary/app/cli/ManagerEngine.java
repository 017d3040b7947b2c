package org.tributary.app.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.client.ApacheTransport;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.transfer.Download;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.ManagerSettings;

/// The real engine.
final class ManagerEngine implements Engine {
    /// RFC 9110, 15.5.2.
    private static final int UNAUTHORIZED = 401;

    /// RFC 6585, 4.
    private static final int TOO_MANY_REQUESTS = 429;

    private final DownloadManager manager;
    private final HttpTransport documents;

    private ManagerEngine(DownloadManager manager, HttpTransport documents) {
        this.manager = manager;
        this.documents = documents;
    }

    /// Opens it.
    ///
    /// @throws CommandFailure when the state folder cannot be used
    static Engine open(ManagerSettings settings) {
        try {
            return new ManagerEngine(
                    DownloadManager.open(settings), new ApacheTransport(settings.http()));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.DISK, DiskProblem.sentence("use", settings.stateFolder(), e), e);
        }
    }

    @Override
    public Running start(DownloadRequest request, Consumer<DownloadEvent> listener) {
        return new Started(manager.start(request, listener));
    }

    @Override
    public Survey ask(Server server) {
        return manager.discovery().ask(server);
    }

    @Override
    public byte[] document(Server server, URI uri, int maxBytes) throws IOException {
        try (HttpTransport.Exchange exchange = documents.get(server, uri, Map.of())) {
            HttpReply reply = exchange.reply();
            if (isPassing(reply.status())) {
                throw new IOException("the server answered " + reply.status());
            }
            if (reply.status() != 200) {
                throw new NoDocumentException("the server answered " + reply.status());
            }
            byte[] document = reply.body().readNBytes(maxBytes + 1);
            if (document.length > maxBytes) {
                throw new NoDocumentException("it has more than " + maxBytes + " bytes");
            }
            return document;
        }
    }

    /// Whether the server may answer better another time.
    private static boolean isPassing(int status) {
        return status >= 500 || status == TOO_MANY_REQUESTS;
    }

    @Override
    public boolean wantsLogin(URI uri) {
        Server server = Server.at(uri.getAuthority(), uri);
        try (HttpTransport.Exchange exchange =
                documents.get(server, uri, Map.of("Range", "bytes=0-0"))) {
            return exchange.reply().status() == UNAUTHORIZED;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void limit(OptionalLong bytesPerSecond) {
        manager.limit(bytesPerSecond);
    }

    @Override
    public void close() {
        documents.close();
        manager.close();
    }

    private record Started(Download download) implements Running {
        @Override
        public DownloadSnapshot snapshot() {
            return download.snapshot();
        }

        @Override
        public void pause() {
            download.pause();
        }

        @Override
        public void onFault(Consumer<Throwable> listener) {
            download.result()
                    .whenComplete((_, fault) -> {
                        if (fault != null) {
                            listener.accept(fault);
                        }
                    });
        }
    }
}
