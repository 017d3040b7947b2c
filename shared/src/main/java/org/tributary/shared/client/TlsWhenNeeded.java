package org.tributary.shared.client;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/// TLS with the certificates that Java trusts, set up with the first connection that needs it: reading the trusted
/// certificates takes longer than a small download by plain HTTP.
final class TlsWhenNeeded implements TlsSocketStrategy {
    private TlsSocketStrategy strategy; // guarded by this

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return strategy().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy strategy() {
        if (strategy == null) {
            strategy = DefaultClientTlsStrategy.createDefault();
        }
        return strategy;
    }
}
