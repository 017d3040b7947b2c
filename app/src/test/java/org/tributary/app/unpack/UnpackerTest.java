package org.tributary.app.unpack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.app.unpack.Unpacker.Limits;

class UnpackerTest {
    private static final byte[] HELLO = "hello\n".getBytes(UTF_8);

    @TempDir private Path above;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(above.resolve("downloads"));
        Files.writeString(above.resolve("bystander"), "mine");
    }

    private Unpacked unpack(Path archive) {
        return Unpacker.of(archive).orElseThrow().run();
    }

    private Path done(Path archive) {
        return assertInstanceOf(Unpacked.Done.class, unpack(archive)).folder();
    }

    private String refused(Path archive) throws IOException {
        return refused(archive, Limits.USUAL);
    }

    private String refused(Path archive, Limits limits) throws IOException {
        List<String> before = names(above);
        Unpacked result = Unpacker.of(archive, limits).orElseThrow().run();
        String reason = assertInstanceOf(Unpacked.Refused.class, result).reason();
        assertEquals(List.of(archive.getFileName().toString()), names(folder));
        assertEquals(before, names(above));
        return reason;
    }

    private static List<String> names(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static OutputStream compressed(OutputStream out, String name) throws IOException {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "gz" -> new GzipCompressorOutputStream(out);
            case "bz2" -> new BZip2CompressorOutputStream(out);
            case "xz" -> new XZCompressorOutputStream(out);
            case "zst" -> new ZstdCompressorOutputStream(out);
            default -> out;
        };
    }

    private interface Tarring {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private Path tar(String name, Tarring content) throws IOException {
        Path archive = folder.resolve(name);
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(compressed(Files.newOutputStream(archive), name))) {
            content.write(tar);
        }
        return archive;
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] bytes)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void special(TarArchiveOutputStream tar, String name, byte type)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName("/etc/passwd");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private Path zip(String name, String entry, byte[] bytes) throws IOException {
        Path archive = folder.resolve(name);
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.putArchiveEntry(new ZipArchiveEntry(entry));
            zip.write(bytes);
            zip.closeArchiveEntry();
        }
        return archive;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz", "a.tar.zst"})
    void takesTarsApart(String name) throws Exception {
        Path archive =
                tar(
                        name,
                        tar -> {
                            file(tar, "./docs/read.me", HELLO);
                            file(tar, "empty", new byte[0]);
                        });
        Path made = done(archive);
        assertEquals(folder.resolve("a"), made);
        assertArrayEquals(HELLO, Files.readAllBytes(made.resolve("docs/read.me")));
        assertEquals(0, Files.size(made.resolve("empty")));
        assertEquals(List.of("a", name), names(folder));
    }

    @Test
    void takesZipsApart() throws Exception {
        Path made = done(zip("b.zip", "x/y/hello.txt", HELLO));
        assertArrayEquals(HELLO, Files.readAllBytes(made.resolve("x/y/hello.txt")));
    }

    @Test
    void takesSevenZipsApart() throws Exception {
        Path archive = folder.resolve("c.7z");
        try (SevenZOutputFile out = new SevenZOutputFile(archive.toFile())) {
            for (String name : List.of("one", "two")) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName("c/" + name);
                out.putArchiveEntry(entry);
                out.write(name.getBytes(UTF_8));
                out.closeArchiveEntry();
            }
        }
        Path made = done(archive);
        assertEquals("one", Files.readString(made.resolve("c/one")));
        assertEquals("two", Files.readString(made.resolve("c/two")));
    }

    @Test
    void leavesWhatIsThereAndTakesTheNextFreeName() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("mine"), "mine");
        Files.writeString(folder.resolve("b (2)"), "mine");
        Path archive = zip("b.zip", "mine", HELLO);
        assertEquals(folder.resolve("b (3)"), done(archive));
        assertEquals("mine", Files.readString(folder.resolve("b/mine")));
    }

    @Test
    void knowsNoOtherFiles() {
        assertTrue(Unpacker.of(folder.resolve("a.iso")).isEmpty());
        assertTrue(Unpacker.of(folder.resolve("a.gz")).isEmpty());
        assertTrue(Unpacker.of(folder.resolve("A.TAR.GZ")).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "a/../../evil",
                "/etc/evil",
                "//host/evil",
                "C:/evil",
                "c:evil",
                "a\\..\\evil",
                "..",
                "a/..",
                "a//b",
            })
    void writesNothingOutsideOfItsFolder(String path) throws Exception {
        assertTrue(refused(zip("evil.zip", path, HELLO)).contains("nothing was unpacked"));
        Files.delete(folder.resolve("evil.zip"));
        refused(
                tar(
                        "evil.tar",
                        tar -> {
                            file(tar, "good", HELLO);
                            file(tar, path, HELLO);
                        }));
    }

    @Test
    void aNameWithANulIsNoName() throws Exception {
        Path archive = zip("nul.zip", "evil_name", HELLO);
        byte[] bytes = Files.readAllBytes(archive);
        for (int at = 0; at + 9 < bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + 9, "evil_name".getBytes(UTF_8), 0, 9)) {
                bytes[at + 4] = 0;
            }
        }
        Files.write(archive, bytes);
        assertTrue(refused(archive).contains("NUL"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
    void makesNoLinksAndNoDevicesButTellsOfThem() throws Exception {
        Path archive =
                tar(
                        "links.tar",
                        tar -> {
                            special(tar, "link", TarConstants.LF_SYMLINK);
                            special(tar, "hard", TarConstants.LF_LINK);
                            special(tar, "pipe", TarConstants.LF_FIFO);
                            special(tar, "device", TarConstants.LF_CHR);
                            file(tar, "link/through", HELLO);
                        });
        Unpacked.Done done = assertInstanceOf(Unpacked.Done.class, unpack(archive));
        assertEquals(4, done.leftOut());
        assertEquals(List.of("link"), names(done.folder()));
        assertTrue(Files.isDirectory(done.folder().resolve("link")));
        assertArrayEquals(HELLO, Files.readAllBytes(done.folder().resolve("link/through")));
    }

    @Test
    void makesNoLinkOfAZip() throws Exception {
        Path archive = folder.resolve("link.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(UnixStat.LINK_FLAG | 0777);
            zip.putArchiveEntry(link);
            zip.write("/etc".getBytes(UTF_8));
            zip.closeArchiveEntry();
        }
        Unpacked.Done done = assertInstanceOf(Unpacked.Done.class, unpack(archive));
        assertEquals(1, done.leftOut());
        assertEquals(List.of(), names(done.folder()));
    }

    @Test
    void aBombDoesNotFillTheDisk() throws Exception {
        Path archive = zip("bomb.zip", "zeros", new byte[4 << 20]);
        assertTrue(Files.size(archive) < 10_000);
        assertTrue(
                refused(archive, new Limits(10, 100, 1 << 20)).contains("100 times its own size"));
    }

    @Test
    void moreFilesThanAreAllowedAreNoneAtAll() throws Exception {
        Path archive =
                tar(
                        "many.tar",
                        tar -> {
                            for (int i = 0; i < 11; i++) {
                                file(tar, "f" + i, new byte[0]);
                            }
                        });
        assertEquals("it holds more than 10 files", refused(archive, new Limits(10, 100, 1 << 20)));
    }

    @Test
    void anEncryptedZipIsSaidToBeOne() throws Exception {
        Path archive = folder.resolve("secret.zip");
        // commons-compress writes none: one stored entry with the flag for encryption.
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(plain)) {
            ZipEntry entry = new ZipEntry("secret");
            CRC32 crc = new CRC32();
            crc.update(HELLO);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(HELLO.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(HELLO);
        }
        byte[] bytes = plain.toByteArray();
        bytes[6] |= 1;
        for (int at = 0; at + 10 < bytes.length; at++) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1) {
                bytes[at + 8] |= 1;
            }
        }
        Files.write(archive, bytes);
        assertEquals("it is encrypted", refused(archive));
    }

    @Test
    void anEncryptedSevenZipIsSaidToBeOne() throws Exception {
        Path archive = folder.resolve("secret.7z");
        try (SevenZOutputFile out =
                new SevenZOutputFile(archive.toFile(), "password".toCharArray())) {
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("secret");
            out.putArchiveEntry(entry);
            out.write(HELLO);
            out.closeArchiveEntry();
        }
        assertEquals("it is encrypted", refused(archive));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tar.gz", "a.tar.xz", "a.tar.bz2", "a.tar.zst", "a.tar"})
    void aDamagedArchiveLeavesNothing(String name) throws Exception {
        byte[] content = new byte[100_000];
        new java.util.Random(1).nextBytes(content);
        Path archive = tar(name, tar -> file(tar, "big", content));
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(refused(archive).contains("damaged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.7z", "a.tar.gz", "a.tar.xz", "a.tar.zst", "a.tar.bz2"})
    void whatIsNoArchiveIsRefused(String name) throws Exception {
        Files.writeString(folder.resolve(name), "<html>not here</html>");
        String reason = refused(folder.resolve(name));
        assertFalse(reason.contains("Exception"), reason);
    }

    @Test
    void stopsWhenItIsToldTo() throws Exception {
        Path archive = zip("b.zip", "hello", HELLO);
        Unpacker unpacker = Unpacker.of(archive).orElseThrow();
        unpacker.cancel();
        assertEquals(new Unpacked.Cancelled(), unpacker.run());
        assertEquals(List.of("b.zip"), names(folder));
    }

    @Test
    void clearsAwayWhatAnEarlierTryLeft() throws Exception {
        Path old = Files.createDirectory(folder.resolve(".b.0123456789abcdef.unpacking"));
        Files.writeString(old.resolve("half"), "half");
        done(zip("b.zip", "hello", HELLO));
        assertEquals(List.of("b", "b.zip"), names(folder));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it knows no modes")
    void whatCouldBeRunCanBeRun() throws Exception {
        Path archive =
                tar(
                        "run.tar",
                        tar -> {
                            TarArchiveEntry entry = new TarArchiveEntry("run.sh", true);
                            entry.setMode(0100755);
                            entry.setSize(HELLO.length);
                            tar.putArchiveEntry(entry);
                            tar.write(HELLO);
                            tar.closeArchiveEntry();
                            file(tar, "read.me", HELLO);
                        });
        Path made = done(archive);
        assertTrue(Files.isExecutable(made.resolve("run.sh")));
        assertFalse(
                Files.getPosixFilePermissions(made.resolve("read.me"))
                        .contains(java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE));
    }
}
