package org.tributary.shared.client;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/// Certificates of a server that are not trusted, with the certificates.
final class RefusedChainException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final transient List<X509Certificate> chain;

    RefusedChainException(List<X509Certificate> chain, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.chain = List.copyOf(chain);
    }

    /// Returns what the server showed, its own certificate first.
    List<X509Certificate> chain() {
        return chain;
    }
}
