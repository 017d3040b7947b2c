package org.tributary.shared.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.servers.Discovery;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;

/// Whom the transport trusts, with servers that speak real TLS.
class TlsTest {
    private static final String HERE = "ip:127.0.0.1";

    @TempDir private Path folder;

    private Untrusted refused(TlsIdentity identity, Optional<Path> trusted) throws IOException {
        UntrustedException failure =
                assertThrows(UntrustedException.class, () -> status(identity, trusted));
        assertEquals(failure.problem().reason(), failure.getMessage());
        assertEquals("127.0.0.1", failure.problem().host());
        return failure.problem();
    }

    private int status(TlsIdentity identity, Optional<Path> trusted) throws IOException {
        try (FakeServer server = FakeServer.start(_ -> Response.of(204), identity);
                ApacheTransport transport = new ApacheTransport(settings(trusted))) {
            return status(transport, server.server());
        }
    }

    private static int status(ApacheTransport transport, Server server) throws IOException {
        try (var exchange = transport.get(server, server.resolve("/"), Map.of())) {
            return exchange.reply().status();
        }
    }

    private static HttpSettings settings(Optional<Path> trusted) {
        return new HttpSettings(Optional.empty(), Map.of(), "T", List.of(), trusted);
    }

    @Test
    void tellsSinceWhenACertificateIsExpired() throws Exception {
        TlsIdentity old = TlsIdentity.make(folder, "old", HERE, "-10d", 7);
        Untrusted.Expired expired =
                assertInstanceOf(Untrusted.Expired.class, refused(old, Optional.empty()));
        Duration ago = Duration.between(expired.since(), Instant.now());
        assertEquals(3, ago.plusHours(12).toDays(), ago.toString());
    }

    @Test
    void tellsFromWhenOnACertificateIsValid() throws Exception {
        TlsIdentity early = TlsIdentity.make(folder, "early", HERE, "+5d", 7);
        Untrusted.NotYetValid not =
                assertInstanceOf(Untrusted.NotYetValid.class, refused(early, Optional.empty()));
        assertTrue(not.from().isAfter(Instant.now().plus(Duration.ofDays(4))), not.toString());
    }

    @Test
    void trustsNobodyUnknownUntilTheirCertificateIsInTheFile() throws Exception {
        TlsIdentity own = TlsIdentity.make(folder, "own", HERE, "-1d", 7);
        assertEquals(
                new Untrusted.UnknownIssuer("127.0.0.1", "own"), refused(own, Optional.empty()));
        assertEquals(204, status(own, Optional.of(own.certificate())));
        TlsIdentity other = TlsIdentity.make(folder, "other", "dns:other.example", "-1d", 7);
        assertEquals(
                new Untrusted.UnknownIssuer("127.0.0.1", "own"),
                refused(own, Optional.of(other.certificate())));
        assertEquals(
                new Untrusted.OtherName("127.0.0.1", List.of("other.example")),
                refused(other, Optional.of(other.certificate())));
    }

    @Test
    void doesNotBlameTheNameForACertificateThatIsForAnotherUse() throws Exception {
        TlsIdentity client = TlsIdentity.signed(folder, "client", HERE, "eku=clientAuth");
        Untrusted.Other other =
                assertInstanceOf(
                        Untrusted.Other.class, refused(client, Optional.of(client.certificate())));
        assertTrue(other.detail().contains("TLS server authentication"), other.detail());
        TlsIdentity server = TlsIdentity.signed(folder, "server", HERE, "eku=serverAuth");
        assertEquals(204, status(server, Optional.of(server.certificate())));
    }

    @Test
    void trustsWhatTheListNamesForAServerAlone() throws Exception {
        TlsIdentity own = TlsIdentity.make(folder, "own", HERE, "-1d", 7);
        try (FakeServer fake = FakeServer.start(_ -> Response.of(204), own);
                ApacheTransport transport = new ApacheTransport(HttpSettings.DEFAULT)) {
            Server plain = fake.server();
            Server pinned =
                    new Server(
                            plain.id(),
                            plain.base(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(own.certificate()),
                            Optional.empty());
            assertEquals(204, status(transport, pinned));
            assertThrows(UntrustedException.class, () -> status(transport, fake.server()));
        }
    }

    @Test
    void saysOfABadFileOfCertificatesWhatIsWrong() throws Exception {
        Path none = Files.writeString(folder.resolve("none.pem"), "nothing");
        assertEquals(
                "it holds no certificate that can be read",
                assertThrows(IOException.class, () -> TrustedCertificates.check(none))
                        .getMessage());
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertEquals(
                "it holds no certificate",
                assertThrows(IOException.class, () -> TrustedCertificates.check(empty))
                        .getMessage());
        Path missing = folder.resolve("missing.pem");
        assertEquals(
                "it does not exist",
                assertThrows(IOException.class, () -> TrustedCertificates.check(missing))
                        .getMessage());
        TlsIdentity own = TlsIdentity.make(folder, "own", HERE, "-1d", 7);
        LocalFileException failure =
                assertThrows(LocalFileException.class, () -> status(own, Optional.of(missing)));
        assertEquals(
                "the certificate file " + missing + " cannot be used: it does not exist",
                failure.getMessage());
        TrustedCertificates.check(own.certificate());
    }

    @Test
    void takesAFileOfCertificatesAnewWhenItIsReplaced() throws Exception {
        TlsIdentity before = TlsIdentity.make(folder, "before", HERE, "-1d", 7);
        TlsIdentity after = TlsIdentity.make(folder, "after", HERE, "-1d", 7);
        Path trusted = Files.copy(before.certificate(), folder.resolve("trusted.pem"));
        try (FakeServer old = FakeServer.start(_ -> Response.of(204), before);
                FakeServer young = FakeServer.start(_ -> Response.of(204), after);
                ApacheTransport transport = new ApacheTransport(settings(Optional.of(trusted)))) {
            assertEquals(204, status(transport, old.server()));
            assertThrows(UntrustedException.class, () -> status(transport, young.server()));
            Files.delete(trusted);
            assertThrows(LocalFileException.class, () -> status(transport, young.server()));
            Files.copy(after.certificate(), trusted);
            // Later whatever the clock of the disk can tell apart.
            Files.setLastModifiedTime(
                    trusted, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
            assertEquals(204, status(transport, young.server()));
        }
    }

    @Test
    void takesNoFileOfCertificatesThatIsBigOrMayNeverEnd() throws Exception {
        Path big = folder.resolve("big.pem");
        try (var file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(TrustedCertificates.MAX_BYTES + 1);
        }
        assertEquals(
                "it is too big for a file of certificates",
                assertThrows(IOException.class, () -> TrustedCertificates.check(big)).getMessage());
        assertEquals(
                "it is not a regular file",
                assertThrows(IOException.class, () -> TrustedCertificates.check(folder))
                        .getMessage());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void takesNoDeviceForAFileOfCertificates() {
        // One that ends, so that this ends whatever is done with it.
        Path device = Path.of("/dev/null");
        assertEquals(
                "it is not a regular file",
                assertThrows(IOException.class, () -> TrustedCertificates.check(device))
                        .getMessage());
    }

    @Test
    void aConnectionThatOnlyBreaksIsNoReasonForMistrust() throws Exception {
        try (ServerSocket hangsUp = new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1"));
                ApacheTransport transport = new ApacheTransport(HttpSettings.DEFAULT)) {
            Thread.ofVirtual().start(() -> hangUp(hangsUp));
            Server tls = Server.parse("https://127.0.0.1:" + hangsUp.getLocalPort());
            IOException failure = assertThrows(IOException.class, () -> status(transport, tls));
            assertTrue(!(failure instanceof UntrustedException), failure.toString());
        }
    }

    private static void hangUp(ServerSocket listener) {
        try {
            while (true) {
                listener.accept().close();
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    @Test
    void aServerThatIsNotTrustedIsNotSilent() throws Exception {
        TlsIdentity own = TlsIdentity.make(folder, "own", HERE, "-1d", 7);
        try (FakeServer fake = FakeServer.start(_ -> Response.of(204), own);
                ApacheTransport transport = new ApacheTransport(HttpSettings.DEFAULT)) {
            Survey survey = new Discovery(transport).ask(fake.server());
            Survey.Answer.Unusable answer =
                    assertInstanceOf(Survey.Answer.Unusable.class, survey.answer());
            assertEquals(
                    Optional.of(new Untrusted.UnknownIssuer("127.0.0.1", "own")),
                    answer.untrusted());
        }
    }
}
