package org.tributary.daemon.serve;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import org.tributary.daemon.publish.IndexProgress;
import org.tributary.daemon.publish.Publisher;

/// `/readyz`: 200 when all that should be offered is, 503 while files are still read and when the
/// daemon is about to stop.
final class ReadyResource implements Resource {
    private final Publisher publisher;
    private final Connections connections;

    ReadyResource(Publisher publisher, Connections connections) {
        this.publisher = publisher;
        this.connections = connections;
    }

    @Override
    public Answer answer(Request request, String rest) {
        State state = State.of(publisher, connections);
        return switch (state) {
            case READY -> Answer.fresh(MediaTypes.JSON, Body.json(Map.of("status", state.word())));
            case INDEXING -> notReady(state, indexing(publisher.progress()));
            case DRAINING -> notReady(state, "This daemon is stopping.");
        };
    }

    private static String indexing(IndexProgress progress) {
        return "New files are being read: "
                + progress.filesDone()
                + " of "
                + progress.filesTotal()
                + " are done.";
    }

    private static Answer notReady(State state, String detail) {
        return Problem.of(
                HttpResponseStatus.SERVICE_UNAVAILABLE, detail, Map.of("state", state.word()));
    }
}
