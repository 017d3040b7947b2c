package org.tributary.shared.client;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.tributary.shared.servers.Server;

/// The only way bytes come in over HTTP. Blocking. Thread-safe.
public interface HttpTransport extends AutoCloseable {
    /// Prepares a GET; nothing is sent before [Exchange#reply()].
    ///
    /// @param server whose certificate and token hold for the request
    /// @param headers what is sent besides the transport's own
    Exchange get(Server server, URI uri, Map<String, String> headers);

    /// Closes every connection; exchanges under way fail.
    @Override
    void close();

    /// One request and its answer.
    interface Exchange extends AutoCloseable {
        /// Sends the request and returns when the answer's headers are here. Redirects are followed, at
        /// most 5, never from https to http.
        ///
        /// @throws java.net.ConnectException when no connection comes about; the message says why
        /// @throws UntrustedException when the server does not prove who it is
        /// @throws java.net.SocketTimeoutException when the server is silent for too long
        HttpReply reply() throws IOException;

        /// Ends the exchange at once, from any thread: a blocked read fails.
        void cancel();

        /// Gives the connection back; it stays open only when the body was read to its end.
        @Override
        void close();
    }
}
