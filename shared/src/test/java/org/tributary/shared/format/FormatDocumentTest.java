package org.tributary.shared.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tributary.shared.io.ZstdFrames;

/// What FORMAT.md says holds: for whoever types its commands, and for this code.
class FormatDocumentTest {
    private static final Path DOCUMENT = Path.of("FORMAT.md");
    private static final Path VECTORS = Path.of("src", "test", "resources", "vectors");
    private static final Pattern CONSOLE =
            Pattern.compile("^```console\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void itsCommandsPrintWhatStandsUnderThem() throws Exception {
        for (String tool : List.of("bash", "xxd", "sha256sum", "split")) {
            assumeTrue(isInstalled(tool), tool + " is not installed");
        }
        List<String> consoles =
                CONSOLE.matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(result -> result.group(1))
                        .toList();
        assertFalse(consoles.isEmpty());
        for (String console : consoles) {
            StringBuilder commands = new StringBuilder();
            StringBuilder expected = new StringBuilder();
            console.lines()
                    .forEach(line -> {
                        boolean isCommand = line.startsWith("$ ");
                        (isCommand ? commands : expected)
                                .append(isCommand ? line.substring(2) : line)
                                .append('\n');
                    });
            assertEquals(expected.toString(), outputOf(commands.toString()));
        }
    }

    @Test
    void itsDocumentsAreWhatThisCodeWrites() throws Exception {
        byte[] document = read(WirePaths.CATALOG);
        Catalog catalog = WireJson.readCatalog(document);
        assertEquals(3, catalog.files().size());
        assertArrayEquals(document, WireJson.write(catalog));
        for (CatalogEntry entry : catalog.files()) {
            byte[] manifestDocument = read(WirePaths.manifest(entry.root()));
            Manifest manifest = WireJson.readManifest(manifestDocument);
            assertTrue(entry.isDescribedBy(manifest));
            assertEquals(entry.manifestBytes(), manifestDocument.length);
            assertArrayEquals(manifestDocument, WireJson.write(manifest));

            byte[] metalinkDocument = read(WirePaths.meta(entry.sha256(), ".meta4"));
            Metalink metalink = Metalink.read(metalinkDocument);
            assertArrayEquals(metalinkDocument, metalink.write());
            Metalink.File file = metalink.files().getFirst();
            assertEquals(Metalink.File.of(file.name(), manifest, file.links()), file);
        }
    }

    @Test
    void itsFilesAndFragmentsAreNamedByTheirBytes() throws Exception {
        for (CatalogEntry entry : WireJson.readCatalog(read(WirePaths.CATALOG)).files()) {
            String path =
                    PercentEncoding.decode(WirePaths.file(entry.sha256(), entry.path())).get();
            byte[] content = read(path);
            assertEquals(entry.sha256(), Sha256.of(content));
            Manifest manifest = WireJson.readManifest(read(WirePaths.manifest(entry.root())));
            for (int i = 0; i < entry.fragmentCount(); i++) {
                Fragment fragment = manifest.fragment(i);
                byte[] slice =
                        Arrays.copyOfRange(content, (int) fragment.offset(), (int) fragment.end());
                assertArrayEquals(slice, read(WirePaths.fragment(fragment.sha256())));
                if (entry.zst().contains(i)) {
                    byte[] frame = read(WirePaths.zstFragment(fragment.sha256()));
                    assertArrayEquals(slice, decompress(frame, fragment.length()));
                }
            }
        }
    }

    @Test
    void itShowsTheDocumentsInFull() throws Exception {
        String text = Files.readString(DOCUMENT);
        assertTrue(text.contains(new String(read(WirePaths.CATALOG), UTF_8)));
        for (CatalogEntry entry : WireJson.readCatalog(read(WirePaths.CATALOG)).files()) {
            assertTrue(text.contains(entry.root().hex()), entry.path());
        }
    }

    private static byte[] decompress(byte[] frame, long size) throws IOException {
        try (InputStream in = ZstdFrames.decompress(new ByteArrayInputStream(frame), size)) {
            return in.readAllBytes();
        }
    }

    private static byte[] read(String wirePath) throws IOException {
        return Files.readAllBytes(VECTORS.resolve(wirePath.substring(1)));
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static String outputOf(String commands) throws IOException, InterruptedException {
        Process bash =
                new ProcessBuilder("bash", "-c", commands)
                        .directory(VECTORS.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        bash.getOutputStream().close();
        String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, bash.waitFor());
        return output;
    }
}
