package org.tributary.shared.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whose certificates are trusted: those of one file and no others, for a server whose list entry
/// has `cert=`; or those that Java trusts, and those of a file besides.
public final class TrustedCertificates {
    private static final String WHAT = "certificate file";

    /// Many times what all authorities of the world take; more is some other file, taken by mistake.
    static final int MAX_BYTES = 4 << 20;

    private TrustedCertificates() {}

    /// Looks whether a PEM or DER file holds certificates that can be trusted.
    ///
    /// @throws IOException when it does not; the message is a part of a sentence that says why
    public static void check(Path file) throws IOException {
        try {
            read(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(LocalFileException.why(e), e);
        }
    }

    /// Returns a TLS context that trusts what the PEM or DER file holds, alone.
    static SSLContext only(Path file) throws LocalFileException {
        try {
            return context(read(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new LocalFileException(WHAT, file, e);
        }
    }

    /// Returns a TLS context that trusts what Java trusts, and what the file holds when there is one.
    static SSLContext usualAnd(Optional<Path> file) throws LocalFileException {
        try {
            if (file.isEmpty()) {
                return context(trust(null));
            }
            List<Certificate> all = new ArrayList<>(read(file.get()));
            all.addAll(List.of(trust(null).getAcceptedIssuers()));
            return context(all);
        } catch (IOException | GeneralSecurityException e) {
            throw LocalFileException.ofAll(WHAT, file.orElse(Path.of("cacerts")), e);
        }
    }

    private static Collection<? extends Certificate> read(Path file)
            throws IOException, GeneralSecurityException {
        byte[] content = content(file);
        Collection<? extends Certificate> all;
        try {
            all =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content));
        } catch (CertificateException _) {
            throw new CertificateException("it holds no certificate that can be read");
        }
        if (all.isEmpty()) {
            throw new CertificateException("it holds no certificate");
        }
        return all;
    }

    /// What is no regular file may never end, or make who opens it wait for ever.
    private static byte[] content(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new IOException("it is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException("it is too big for a file of certificates");
            }
            return content;
        }
    }

    private static SSLContext context(Collection<? extends Certificate> all)
            throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (Certificate certificate : all) {
            trusted.setCertificateEntry("certificate " + number++, certificate);
        }
        return context(trust(trusted));
    }

    private static SSLContext context(X509ExtendedTrustManager trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new ChainKeepingTrust(trust)}, null);
        return context;
    }

    /// @param trusted null for what Java trusts
    private static X509ExtendedTrustManager trust(KeyStore trusted)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("Java has no trust manager for X.509");
    }
}
