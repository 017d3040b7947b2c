package org.tributary.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.cli.output.Words;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;

class VerifyCommandTest {
    private static final byte[] CONTENT = "0123456789abcdef".repeat(160).getBytes(UTF_8);
    private static final Manifest MANIFEST = FakeEngine.manifest(CONTENT);

    @TempDir private Path folder;
    private final FakeEngine engine =
            new FakeEngine()
                    .offering("a:1", "dir/file=" + new String(CONTENT, UTF_8), "other")
                    .offering("b:1", "dir/file=" + new String(CONTENT, UTF_8));
    private Path file;

    @BeforeEach
    void offerTheManifest() {
        file = folder.resolve("file");
        engine.documents.put(
                URI.create("http://b:1" + WirePaths.manifest(MANIFEST.root())),
                WireJson.write(MANIFEST));
    }

    @Test
    void aRightFileIsFoundByItsContentUnderAnyName() throws IOException {
        Path renamed = Files.write(folder.resolve("renamed"), CONTENT);
        Run run = new Run(folder, engine);

        assertEquals(0, run.exitCode("verify", renamed.toString(), "-s", "a:1,b:1"), run.err());
        assertEquals(
                renamed + ": right, SHA-256 " + MANIFEST.sha256() + ", as dir/file on 2 servers\n",
                run.out());
    }

    @Test
    void wrongFragmentsAreNamedByNumberAndBytes() throws IOException {
        byte[] damaged = CONTENT.clone();
        damaged[1024] ^= 1;
        Files.write(file, damaged);
        Sha256 got = Sha256.of(Arrays.copyOfRange(damaged, 1024, 2048));
        Run run = new Run(folder, engine);

        assertEquals(5, run.exitCode("verify", file.toString(), "-s", "a:1,b:1"), run.err());
        assertEquals(
                file
                        + ": WRONG, 1 fragment unlike those of dir/file\n"
                        + "  fragment 2 of 3, bytes 1024-2047: expected "
                        + Words.brief(MANIFEST.fragments().get(1))
                        + ", got "
                        + Words.brief(got)
                        + "\n",
                run.out());
    }

    @Test
    void aFileThatEndsTooSoonMissesFragments() throws IOException {
        Files.write(file, Arrays.copyOf(CONTENT, 2000));
        Run run = new Run(folder, engine);

        assertEquals(5, run.exitCode("verify", file.toString(), "-s", "a:1,b:1"), run.err());
        assertTrue(
                run.out()
                        .startsWith(file + ": WRONG, 560 bytes are missing at the end of dir/file"),
                run.out());
        assertTrue(run.out().contains("fragment 3 of 3, bytes 2048-2559"), run.out());
        assertTrue(run.out().endsWith("not all there\n"), run.out());
    }

    @Test
    void scriptsLearnTheSame() throws IOException {
        Files.write(file, Arrays.copyOf(CONTENT, 2100));
        Run run = new Run(folder, engine);

        assertEquals(5, run.exitCode("verify", file.toString(), "-s", "b:1", "--json"), run.err());
        assertEquals(
                """
                {"event":"fragment-wrong","time":"2026-03-04T05:06:07Z","path":"%s","fragment":2,\
                "first":2048,"last":2559,"expected":"%s"}
                {"event":"wrong","time":"2026-03-04T05:06:07Z","path":"%s","sha256":"%s",\
                "expected":"%s","size":2100,"expectedSize":2560,"wrongFragments":1,"fragments":3}
                """
                        .formatted(
                                file,
                                MANIFEST.fragments().get(2),
                                file,
                                Sha256.of(Arrays.copyOf(CONTENT, 2100)),
                                MANIFEST.sha256()),
                run.out());
    }

    @Test
    void aManifestOnDiskNeedsNoServer() throws IOException {
        Path manifest = Files.write(folder.resolve("m.json"), WireJson.write(MANIFEST));
        Files.write(file, CONTENT);
        Run right = new Run(folder, engine);
        assertEquals(
                0, right.exitCode("verify", file.toString(), "--manifest", manifest.toString()));

        Files.write(file, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
        Run wrong = new Run(folder, engine);
        assertEquals(
                5, wrong.exitCode("verify", file.toString(), "--manifest", manifest.toString()));
        assertEquals(
                file
                        + ": WRONG, 1 byte longer than the 2560 of "
                        + manifest
                        + ", which come first\n",
                wrong.out());
    }

    @Test
    void whatNobodyKnowsCannotBeTold() throws IOException {
        Path unknown = Files.writeString(folder.resolve("unknown"), "unknown");
        Run run = new Run(folder, engine);

        assertEquals(3, run.exitCode("verify", unknown.toString(), "-s", "a:1,b:1"));
        assertTrue(run.out().startsWith(unknown + ": cannot be told. No server offers"), run.out());
    }

    @Test
    void aFolderIsVerifiedWithAllBelowIt() throws IOException {
        Files.createDirectories(folder.resolve("down/dir"));
        Files.write(folder.resolve("down/dir/file"), CONTENT);
        Files.writeString(folder.resolve("down/other"), "other");
        Files.writeString(folder.resolve("down/half.part"), "not yet");
        Run run = new Run(folder, engine);

        assertEquals(0, run.exitCode("verify", folder.resolve("down").toString(), "-s", "a:1"));
        assertEquals(2, run.out().lines().count(), run.out());
    }

    @Test
    void whatIsNoManifestIsSaid() throws IOException {
        Path wrong = Files.writeString(folder.resolve("m.json"), "{}");
        Run run = new Run(folder, engine);

        assertEquals(2, run.exitCode("verify", wrong.toString(), "--manifest", wrong.toString()));
        assertTrue(run.err().startsWith(wrong + " is not a manifest: "), run.err());
    }
}
