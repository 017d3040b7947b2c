package org.tributary.shared.client;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts whom another trusts; what is not trusted it keeps, so that one can say what is wrong with
/// it. Thread-safe.
final class ChainKeepingTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trust;

    ChainKeepingTrust(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    /// What is asked of the other one.
    @FunctionalInterface
    private interface Question {
        void ask() throws CertificateException;
    }

    private static void ask(X509Certificate[] chain, Question question)
            throws RefusedChainException {
        try {
            question.ask();
        } catch (CertificateException e) {
            throw new RefusedChainException(List.of(chain), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        ask(chain, () -> trust.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        ask(chain, () -> trust.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        ask(chain, () -> trust.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        trust.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        trust.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        trust.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
