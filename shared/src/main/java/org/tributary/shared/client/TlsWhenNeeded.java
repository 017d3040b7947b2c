package org.tributary.shared.client;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/// TLS with the certificates that Java trusts, and those of a file, set up with the first connection that needs it:
/// reading the trusted certificates takes longer than a small download by plain HTTP. A file that cannot be used is
/// looked at again with the next connection.
final class TlsWhenNeeded implements TlsSocketStrategy {
    private final Optional<Path> certificates;
    private TlsSocketStrategy strategy; // guarded by this

    /// @param certificates a file with some that are trusted besides
    TlsWhenNeeded(Optional<Path> certificates) {
        this.certificates = certificates;
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return strategy().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy strategy() throws IOException {
        if (strategy == null) {
            strategy = new DefaultClientTlsStrategy(TrustedCertificates.usualAnd(certificates));
        }
        return strategy;
    }
}
