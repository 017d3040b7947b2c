package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadScannerTest {
    @TempDir Path folder;
    private Path uploads;

    @BeforeEach
    void makeUploads() throws IOException {
        uploads = Files.createDirectory(folder.resolve("uploads"));
    }

    @Test
    void findsFilesInAllSubfolders() throws Exception {
        write("b");
        write("a/b");
        write("a/c/d");
        Files.createDirectory(uploads.resolve("nothing in it"));
        assertEquals("[a/b, a/c/d, b]", scanned());
    }

    @Test
    void passesOverDotFilesAndAllBelowDotFolders() throws Exception {
        write(".hidden");
        write(".tributary/index");
        write("a/.git/config");
        write("a/not.hidden");
        assertEquals("[a/not.hidden]", scanned());
    }

    @Test
    void passesOverAnExcludedFolder() throws Exception {
        write("state/index");
        write("stated");
        assertEquals("[stated]", scanned(uploads.resolve("state")));
    }

    @Test
    void refusesLinksThatLeadOutside() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        link("file", outside.resolve("secret"));
        link("folder", outside);
        link("relative", Path.of("../outside/secret"));
        link("detour", Path.of("../uploads/../outside/secret"));
        link("chain", uploads.resolve("file"));
        link("up", Path.of(".."));

        UploadScanner scanner = scanner();
        List<UploadScanner.Finding> findings = scanner.scan(scanner.root(), _ -> {});
        String reason = "it is a link that leads outside the upload folder";
        assertEquals(
                Stream.of("file", "folder", "relative", "detour", "chain", "up")
                        .map(name ->
                                new UploadScanner.Finding.Refused(
                                        name, new UnreadableFile(name, reason)))
                        .collect(Collectors.toSet()),
                Set.copyOf(findings));
    }

    @Test
    void offersAFileThatALinkLeadsToInside() throws Exception {
        write("a/release-1");
        link("latest", Path.of("a/release-1"));
        link("by-detour", Path.of("../uploads/a/release-1"));
        UploadScanner.Finding found = scanner().examine(root().resolve("latest"));

        assertEquals("[a/release-1, by-detour, latest]", scanned());
        assertEquals(
                root().resolve("a/release-1"),
                ((UploadScanner.Finding.Offerable) found).file().location());
    }

    @Test
    void followsNoLinkToAFolderAndNoLinkThatLeadsNowhere() throws Exception {
        write("a/b");
        link("again", Path.of("a"));
        link("a/circle", Path.of("."));
        link("dangling", Path.of("missing"));
        link("one", Path.of("two"));
        link("two", Path.of("one"));
        assertEquals("[a/b]", scanned());
    }

    @Test
    void offersNothingHiddenByWayOfALink() throws Exception {
        write(".hidden");
        write("state/index");
        link("a", Path.of(".hidden"));
        link("b", Path.of("state/index"));
        assertEquals("[]", scanned(uploads.resolve("state")));
    }

    @Test
    void passesOverPipes() throws Exception {
        write("file");
        makePipe(uploads.resolve("pipe"));
        link("link to a pipe", Path.of("pipe"));
        assertEquals("[file]", scanned());
    }

    @Test
    void passesOverDevices() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/null")), "no devices here");
        assertEquals(FileStatus.Kind.OTHER, FileStatus.of(Path.of("/dev/null")).kind());
    }

    @Test
    void tellsOfEachFolderBeforeItListsIt() throws Exception {
        write("a/b/c");
        write("d/e");
        TreeMap<String, Path> told = new TreeMap<>();
        UploadScanner scanner = scanner();
        scanner.scan(
                scanner.root(),
                visited -> {
                    told.put(scanner.name(visited), visited);
                    write(scanner.root().relativize(visited).resolve("late").toString());
                });
        assertEquals("[, a, a/b, d]", told.keySet().toString());
        assertEquals("[a/b/c, a/b/late, a/late, d/e, d/late, late]", scanned());
    }

    @Test
    void needsAnUploadDirectory() {
        assertThrows(
                NoSuchFileException.class,
                () -> new UploadScanner(uploads.resolve("missing"), List.of()));
    }

    @Test
    void finds65LevelsOfFolders() throws Exception {
        String deep = "d/".repeat(65) + "file";
        write(deep);
        assertEquals("[" + deep + "]", scanned());
    }

    private UploadScanner scanner(Path... excluded) throws IOException {
        return new UploadScanner(uploads, List.of(excluded));
    }

    private Path root() throws IOException {
        return uploads.toRealPath();
    }

    private String scanned(Path... excluded) throws IOException {
        UploadScanner scanner = scanner(excluded);
        return scanner.scan(scanner.root(), _ -> {}).stream()
                .map(finding -> ((UploadScanner.Finding.Offerable) finding).file().path())
                .sorted()
                .toList()
                .toString();
    }

    private void write(String name) {
        try {
            Path file = uploads.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(uploads.resolve(name), target);
    }

    private static void makePipe(Path pipe) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("mkfifo", pipe.toString()).start();
        } catch (IOException _) {
            assumeTrue(false, "mkfifo is not installed");
            return;
        }
        assumeTrue(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0, "no mkfifo");
    }
}
