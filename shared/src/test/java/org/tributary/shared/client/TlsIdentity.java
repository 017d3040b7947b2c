package org.tributary.shared.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A key with a certificate that nobody else vouches for, made by the JDK's own tool.
public final class TlsIdentity {
    private static final String PASSWORD = "changeit";

    private final Path keys;
    private final Path certificate;

    private TlsIdentity(Path keys, Path certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /// @param folder where its files are written
    /// @param name of the files, and the common name
    /// @param subject its alternative name, such as `ip:127.0.0.1`
    /// @param start when it becomes valid, such as `-3d`
    /// @param days how long it is valid
    public static TlsIdentity make(
            Path folder, String name, String subject, String start, int days) {
        Path keys = folder.resolve(name + ".p12");
        Path certificate = folder.resolve(name + ".pem");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + subject,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
        export("server", certificate, keys);
        return new TlsIdentity(keys, certificate);
    }

    /// Makes one that an authority vouches for that nobody else knows; [#certificate()] is the
    /// authority's.
    ///
    /// @param extension of the server's own certificate, such as `eku=clientAuth`
    public static TlsIdentity signed(Path folder, String name, String subject, String extension) {
        Path keys = folder.resolve(name + ".p12");
        Path certificate = folder.resolve(name + ".pem");
        keytool(
                "-genkeypair",
                "-alias",
                "authority",
                "-keyalg",
                "EC",
                "-dname",
                "CN=authority of " + name,
                "-ext",
                "bc:c",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-signer",
                "authority",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + subject,
                "-ext",
                extension,
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
        export("authority", certificate, keys);
        // A server would show the first key of the file that fits.
        keytool(
                "-delete",
                "-alias",
                "authority",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
        return new TlsIdentity(keys, certificate);
    }

    private static void export(String alias, Path certificate, Path keys) {
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                alias,
                "-file",
                certificate.toString(),
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertEquals(0, process.waitFor(), "keytool " + command);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Returns the certificate whose trust makes this one trusted, as PEM.
    public Path certificate() {
        return certificate;
    }

    /// Returns what a server needs to be known by it.
    public SSLContext context() {
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
