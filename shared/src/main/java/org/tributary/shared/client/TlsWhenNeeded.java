package org.tributary.shared.client;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/// TLS with the certificates that Java trusts, and those of a file, set up with the first connection that needs it:
/// reading the trusted certificates takes longer than a small download by plain HTTP. The file is read again with the
/// next connection when it was replaced, or could not be used.
final class TlsWhenNeeded implements TlsSocketStrategy {
    private final Optional<Path> certificates;
    private TlsSocketStrategy strategy; // guarded by this

    /// Of what file the strategy was made; guarded by this.
    private Optional<Version> version = Optional.empty();

    /// What tells a file from the one that replaces it.
    private record Version(FileTime modified, long bytes) {}

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
        Optional<Version> now = certificates.flatMap(TlsWhenNeeded::version);
        if (strategy == null || !now.equals(version)) {
            strategy = new DefaultClientTlsStrategy(TrustedCertificates.usualAnd(certificates));
            version = now;
        }
        return strategy;
    }

    /// Empty when there is no such file; who reads it says so in better words.
    private static Optional<Version> version(Path file) {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Version(now.lastModifiedTime(), now.size()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
