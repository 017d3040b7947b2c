package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.app.downloads.Network;
import org.tributary.app.offers.Offers;
import org.tributary.app.ui.add.Note.Way;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.ManagerSettings;

/// Looks where lines lead at real servers in this process.
class LineCheckerTest {
    private static final byte[] ISO = TestServers.bytes(200_000, 1);
    private static final byte[] SET = TestServers.bytes(70_000, 2);

    @TempDir private Path folder;
    private TestServers servers;
    private DownloadManager manager;
    private String first;
    private String second;

    @BeforeEach
    void open() throws Exception {
        servers =
                new TestServers(folder.resolve("servers"))
                        .file("a", "debian.iso", ISO)
                        .file("a", "data/set.bin", SET)
                        .file("b", "debian.iso", ISO);
        first = servers.start("a");
        second = servers.start("b");
        manager =
                DownloadManager.open(
                        new ManagerSettings(folder.resolve("state"), HttpSettings.DEFAULT));
    }

    @AfterEach
    void close() {
        manager.close();
        servers.close();
    }

    private LineChecker checker() {
        Offers offers =
                new Offers(
                        List.of(first, second).stream()
                                .map(Server::parse)
                                .map(manager.discovery()::ask)
                                .toList());
        return new LineChecker(offers, (link, _) -> manager.look(link, Optional.empty()));
    }

    private Found one(String line) {
        Finding finding = checker().check(Line.parse(line), Network.USUAL);
        List<Found> files = assertInstanceOf(Finding.Files.class, finding).files();
        assertEquals(1, files.size());
        return files.getFirst();
    }

    private Note nothing(String line) {
        Finding finding = checker().check(Line.parse(line), Network.USUAL);
        return assertInstanceOf(Finding.Nothing.class, finding).note();
    }

    @Test
    void findsANameInTheCatalogs() {
        Found found = one("debian.iso");
        assertEquals(new Wanted.Named("debian.iso"), found.wanted());
        assertEquals(OptionalLong.of(ISO.length), found.size());
        assertEquals(OptionalInt.of(4), found.segments());
        assertEquals(OptionalInt.of(2), found.servers());
        assertEquals(Optional.of(Sha256.of(ISO)), found.digest());
    }

    @Test
    void findsAllBelowAFolder() {
        Found found = one("data/");
        assertEquals(new Wanted.Named("data/set.bin"), found.wanted());
        assertEquals(Path.of("data"), found.below());
        assertEquals("set.bin", found.name());
    }

    @Test
    void seesThatTheFileOfALinkIsOneThatTheServersOffer() {
        Found found = one("http://" + first + WirePaths.fileByPath("debian.iso"));
        assertEquals("debian.iso", found.name());
        assertEquals(OptionalInt.of(4), found.segments());
        assertEquals(OptionalInt.of(2), found.servers());
        assertEquals(Remark.PROVED, found.note().remark());
    }

    @Test
    void expandsTheDocumentOfALink() {
        Found found = one("http://" + first + WirePaths.meta(Sha256.of(ISO), ".meta4"));
        assertInstanceOf(Wanted.Described.class, found.wanted());
        assertEquals("debian.iso", found.name());
        assertEquals(OptionalInt.of(4), found.segments());
    }

    @Test
    void asksTheServersThatALinkOfOursNames() {
        Found found =
                one("tributary:data/set.bin?servers=" + first + "&sha256=" + Sha256.of(SET).hex());
        assertEquals(Optional.of(Sha256.of(SET)), found.sha256());
        assertEquals(OptionalLong.of(SET.length), found.size());
        assertInstanceOf(Wanted.Linked.class, found.wanted());
    }

    @Test
    void findsALinkOfOursInTheCatalogs() {
        Found found = one("tributary:debian.iso?sha256=" + Sha256.of(ISO).hex());
        assertEquals(new Wanted.Named("debian.iso"), found.wanted());
        assertEquals(Optional.of(Sha256.of(ISO)), found.sha256());
    }

    @Test
    void saysThatAServerDoesNotHaveAFile() {
        Note note = nothing("http://" + first + "/files/nothing.iso");
        assertEquals(Note.of(Remark.NOT_FOUND, first), note);
    }

    @Test
    void takesTheFirstPageOfAServerForTheServer() {
        Note note = nothing("http://" + first + "/");
        assertEquals(Remark.WEB_PAGE, note.remark());
        assertEquals(Optional.of(new Way.AddServers("http://" + first + "/")), note.way());
    }

    @Test
    void saysWhoDoesNotAnswerButLetsOneTry() {
        servers.close();
        Finding finding =
                new LineChecker(
                                new Offers(List.of()),
                                (link, _) -> manager.look(link, Optional.empty()))
                        .check(Line.parse("http://" + first + "/x.iso"), Network.USUAL);
        Found found = assertInstanceOf(Finding.Files.class, finding).files().getFirst();
        assertEquals(Remark.NO_ANSWER, found.note().remark());
        assertEquals("x.iso", found.name());
    }

    @Test
    void readsADocumentHere() throws Exception {
        byte[] document =
                """
                <?xml version="1.0"?>
                <metalink xmlns="urn:ietf:params:xml:ns:metalink">
                  <file name="x.iso"><size>3</size><url>http://%s/x.iso</url></file>
                </metalink>
                """
                        .formatted(first)
                        .getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("x.meta4"), document);
        assertEquals("x.iso", one(file.toString()).name());
        Files.write(file, new byte[] {1});
        assertEquals(Remark.NOT_METALINK, nothing(file.toString()).remark());
    }

    @Test
    void offersToRepairAFileHere() throws Exception {
        Path file = Files.write(folder.resolve("debian.iso"), new byte[] {1});
        assertEquals(Optional.of(new Way.Repair(file)), nothing(file.toString()).way());
    }
}
