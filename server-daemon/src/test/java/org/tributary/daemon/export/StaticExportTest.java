package org.tributary.daemon.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.daemon.publish.PublishListener;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.publish.Publisher;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Fragment;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.io.ZstdFrames;

class StaticExportTest {
    private static final long FRAGMENT_SIZE = 64 << 10;

    @TempDir Path folder;
    private Path uploads;
    private Path target;
    private PublishSettings settings;

    @BeforeEach
    void makeUploads() throws IOException {
        uploads = Files.createDirectory(folder.resolve("uploads"));
        target = folder.resolve("target");
        settings =
                new PublishSettings(
                        uploads,
                        folder.resolve("state"),
                        OptionalLong.of(FRAGMENT_SIZE),
                        true,
                        Duration.ofHours(1));
        Files.write(uploads.resolve("random"), random(200_000));
        Files.createDirectory(uploads.resolve("sub"));
        Files.writeString(uploads.resolve("sub/text 1%.txt"), "all the same ".repeat(20_000));
        Files.writeString(uploads.resolve("copy.txt"), "all the same ".repeat(20_000));
        Files.write(uploads.resolve("small"), random(10));
        Files.write(uploads.resolve("empty"), new byte[0]);
    }

    @Test
    void writesEverythingTheCatalogPromises() throws Exception {
        StaticExport.Result result = export();

        Catalog catalog = catalog();
        assertEquals(result.catalog(), catalog);
        assertEquals(
                List.of("copy.txt", "empty", "random", "small", "sub/text 1%.txt"),
                catalog.files().stream().map(CatalogEntry::path).toList());
        for (CatalogEntry entry : catalog.files()) {
            assertKeepsItsPromise(entry);
        }
    }

    @Test
    void offersCompressedFragmentsOnlyOfWhatShrinks() throws Exception {
        export();

        for (CatalogEntry entry : catalog().files()) {
            boolean text = entry.path().endsWith(".txt");
            assertEquals(text ? entry.fragmentCount() : 0, entry.zst().size(), entry.path());
        }
    }

    @Test
    void doesNotTouchWhatIsThereWhenNothingChanged() throws Exception {
        export();
        Map<Path, FileTime> before = files();
        before.remove(target.resolve("v1/catalog.json"));

        export();
        Map<Path, FileTime> after = files();
        after.remove(target.resolve("v1/catalog.json"));
        assertEquals(before, after);
    }

    @Test
    void bringsAnOlderExportUpToDate() throws Exception {
        export();
        Files.writeString(uploads.resolve("small"), "another content");
        Files.delete(uploads.resolve("copy.txt"));
        Files.delete(uploads.resolve("random"));
        Files.writeString(target.resolve("README"), "not of the export");

        export();
        Map<Path, FileTime> after = files();
        assertTrue(after.containsKey(target.resolve("README")));
        after.remove(target.resolve("README"));
        for (CatalogEntry entry : catalog().files()) {
            assertKeepsItsPromise(entry);
        }
        Path fresh = target.resolveSibling("fresh");
        StaticExport.run(settings, fresh, PublishListener.NONE);
        assertEquals(
                relative(fresh).keySet(),
                after.keySet().stream()
                        .map(path -> target.relativize(path).toString())
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void completesAnExportThatWasCutShort() throws Exception {
        export();
        Map<String, byte[]> whole = relative(target);
        int turn = 0;
        for (String path : whole.keySet()) {
            Path file = target.resolve(path);
            switch (turn++ % 3) {
                case 0 -> Files.delete(file);
                case 1 -> {
                    // Not a shorter content of the same file, which may have other names.
                    byte[] half = Arrays.copyOf(whole.get(path), whole.get(path).length / 2);
                    Files.delete(file);
                    Files.write(file, half);
                }
                default -> Files.write(file.resolveSibling(".1f.tmp"), new byte[] {1});
            }
        }
        for (Path file : files().keySet()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        }

        export();
        Map<String, byte[]> again = relative(target);
        assertEquals(whole.keySet(), again.keySet());
        for (String path : whole.keySet()) {
            if (!path.endsWith(".zst")) {
                assertArrayEquals(whole.get(path), again.get(path), path);
            }
        }
    }

    @Test
    void runsBesideADaemonAndReadsNothingThatOneHasRead() throws Exception {
        try (Publisher publisher = Publisher.start(settings, PublishListener.NONE)) {
            publisher.awaitReady();
            long read = publisher.indexedBytes();
            export();
            assertEquals(publisher.current().fileCount(), catalog().files().size());
            // The export must not look like a change of what is exported.
            assertEquals(read, publisher.indexedBytes());
        }
        Path other = folder.resolve("other");
        StaticExport.run(settings, other, PublishListener.NONE);
        try (Publisher publisher = Publisher.start(settings, PublishListener.NONE)) {
            publisher.awaitReady();
            assertEquals(0, publisher.indexedBytes());
        }
    }

    @Test
    void remembersForADaemonWhatItRead() throws Exception {
        export();
        try (Publisher publisher = Publisher.start(settings, PublishListener.NONE)) {
            publisher.awaitReady();
            assertEquals(0, publisher.indexedBytes());
            assertEquals(5, publisher.current().fileCount());
        }
    }

    @Test
    void doesNotFollowAnEditOfTheOriginalInPlace() throws Exception {
        export();
        Sha256 name = Sha256.of(Files.readAllBytes(uploads.resolve("small")));
        Files.writeString(uploads.resolve("small"), "edited now");

        Path file = target.resolve("v1/files/" + name.hex() + "/small");
        assertEquals(name, Sha256.of(Files.readAllBytes(file)));
    }

    @Test
    void refusesAFolderThatADaemonWouldOffer() {
        IOException refused =
                assertThrows(
                        IOException.class,
                        () ->
                                StaticExport.run(
                                        settings, uploads.resolve("www"), PublishListener.NONE));
        assertTrue(refused.getMessage().contains("inside the upload folder"));
    }

    @Test
    void keepsTheExportOfAnotherUploadDirectory() throws Exception {
        export();
        Map<Path, FileTime> before = files();
        Path others = Files.createDirectory(folder.resolve("others"));
        Files.writeString(others.resolve("other"), "other");
        PublishSettings second = PublishSettings.of(others, folder.resolve("second state"));

        FileSystemException refused =
                assertThrows(
                        FileSystemException.class,
                        () -> StaticExport.run(second, target, PublishListener.NONE));
        assertTrue(refused.getReason().contains("the export of another upload folder"));
        assertEquals(before, files());

        Files.delete(target.resolve(".tributary-export"));
        StaticExport.run(second, target, PublishListener.NONE);
        assertEquals(List.of("other"), catalog().files().stream().map(CatalogEntry::path).toList());
    }

    @Test
    void letsOthersReadWhatItWrites() throws Exception {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this system has no such permissions");
        Path plain = Files.createFile(folder.resolve("plain"));
        export();
        for (Path file : files().keySet()) {
            assertEquals(
                    Files.getPosixFilePermissions(plain),
                    Files.getPosixFilePermissions(file),
                    file.toString());
        }
    }

    private StaticExport.Result export() throws IOException, InterruptedException {
        return StaticExport.run(settings, target, PublishListener.NONE);
    }

    private Catalog catalog() throws IOException {
        return WireJson.readCatalog(Files.readAllBytes(target.resolve("v1/catalog.json")));
    }

    private void assertKeepsItsPromise(CatalogEntry entry) throws IOException {
        byte[] original = Files.readAllBytes(uploads.resolve(entry.path()));
        String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
        Path whole = target.resolve("v1/files/" + entry.sha256().hex()).resolve(name);
        assertArrayEquals(original, Files.readAllBytes(whole));

        byte[] document = Files.readAllBytes(at(WirePaths.manifest(entry.root())));
        assertEquals(entry.manifestBytes(), document.length);
        Manifest manifest = WireJson.readManifest(document);
        assertTrue(entry.isDescribedBy(manifest));
        assertTrue(entry.isWhole());
        for (int i = 0; i < entry.fragmentCount(); i++) {
            Fragment fragment = manifest.fragment(i);
            byte[] raw =
                    Arrays.copyOfRange(original, (int) fragment.offset(), (int) fragment.end());
            assertArrayEquals(raw, Files.readAllBytes(at(WirePaths.fragment(fragment.sha256()))));
            Path zst = at(WirePaths.zstFragment(fragment.sha256()));
            assertEquals(entry.zst().contains(i), Files.exists(zst));
            if (Files.exists(zst)) {
                assertArrayEquals(raw, decompressed(zst, raw.length));
                assertTrue(Files.size(zst) <= raw.length * 9L / 10);
            }
        }
        String line = Files.readString(at(WirePaths.meta(entry.sha256(), ".sha256")));
        assertTrue(line.startsWith(entry.sha256().hex() + "  "));
        String metalink = Files.readString(at(WirePaths.meta(entry.sha256(), ".meta4")));
        assertTrue(metalink.contains(">../files/" + entry.sha256().hex()));
    }

    private static byte[] decompressed(Path zst, long size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = ZstdFrames.decompress(Files.newInputStream(zst), size)) {
            in.transferTo(out);
        }
        return out.toByteArray();
    }

    private Path at(String wirePath) {
        return target.resolve(wirePath.substring(1));
    }

    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(target)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(path, Files.getLastModifiedTime(path));
                }
            }
        }
        return files;
    }

    private static Map<String, byte[]> relative(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(root.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
