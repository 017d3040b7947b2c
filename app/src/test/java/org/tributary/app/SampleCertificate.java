package org.tributary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// A file with a certificate that Java has anyway.
public final class SampleCertificate {
    private SampleCertificate() {}

    /// Writes it into a folder, as PEM.
    public static Path in(Path folder) throws IOException, GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                byte[] bytes = trust.getAcceptedIssuers()[0].getEncoded();
                String text = Base64.getMimeEncoder().encodeToString(bytes);
                return Files.writeString(
                        folder.resolve("own.pem"),
                        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
            }
        }
        throw new GeneralSecurityException("Java trusts nobody");
    }
}
