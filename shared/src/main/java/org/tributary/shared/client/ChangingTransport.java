package org.tributary.shared.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tributary.shared.servers.Server;

/// A transport whose way of making requests can be changed while it is used: what is under way ends
/// as it began. Thread-safe.
public final class ChangingTransport implements HttpTransport {
    /// All so far, for what is still under way over them.
    private final List<HttpTransport> all = new ArrayList<>(); // guarded by this

    private volatile HttpTransport now;
    private boolean closed; // guarded by this

    /// @param first closed with this, as all that follow
    public ChangingTransport(HttpTransport first) {
        now = first;
        all.add(first);
    }

    /// From now on requests are made over another transport.
    public synchronized void change(HttpTransport next) {
        all.add(next);
        now = next;
        if (closed) {
            next.close();
        }
    }

    @Override
    public Exchange get(Server server, URI uri, Map<String, String> headers) {
        return now.get(server, uri, headers);
    }

    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(HttpTransport::close);
    }
}
