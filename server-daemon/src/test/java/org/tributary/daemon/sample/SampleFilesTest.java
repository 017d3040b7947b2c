package org.tributary.daemon.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.shared.io.ZstdFrames;

class SampleFilesTest {
    private static final long SIZE = 3_000_001;

    @TempDir Path folder;

    @BeforeEach
    void needsUnicodeNames() {
        assumeTrue(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
                "names beyond ASCII need a UTF-8 locale");
    }

    @Test
    void makesFilesOfTheSizesAskedFor() throws Exception {
        List<Path> files = SampleFiles.make(folder.resolve("new/folder"), SIZE);

        assertEquals(SIZE, Files.size(files.get(0)));
        assertEquals(SIZE / 3, Files.size(files.get(1)));
        assertEquals(0, Files.size(files.get(2)));
        assertEquals(SampleFiles.UNICODE, files.get(3).getFileName().toString());
        assertTrue(Files.size(files.get(3)) > 0);
        try (Stream<Path> all = Files.list(folder.resolve("new/folder"))) {
            assertEquals(4, all.count());
        }
    }

    @Test
    void makesOneFileThatDoesNotCompressAndOneThatDoes() throws Exception {
        List<Path> files = SampleFiles.make(folder, SIZE);

        assertEquals(OptionalLong.empty(), compressed(files.get(0), SIZE));
        assertTrue(compressed(files.get(1), SIZE / 6).isPresent());
    }

    @Test
    void makesTheSameBytesEveryTime() throws Exception {
        List<Path> once = SampleFiles.make(folder.resolve("once"), SIZE);
        List<Path> again = SampleFiles.make(folder.resolve("again"), SIZE);

        for (int i = 0; i < once.size(); i++) {
            assertArrayEquals(Files.readAllBytes(once.get(i)), Files.readAllBytes(again.get(i)));
        }
    }

    @Test
    void leavesFilesThatAreThereAlone() throws Exception {
        FileTime past = FileTime.fromMillis(1_000_000);
        Path file = SampleFiles.make(folder, SIZE).getFirst();
        Files.setLastModifiedTime(file, past);

        SampleFiles.make(folder, SIZE);
        assertEquals(past, Files.getLastModifiedTime(file));

        SampleFiles.make(folder, SIZE + 1);
        assertEquals(SIZE + 1, Files.size(file));
    }

    private static OptionalLong compressed(Path file, long maxBytes) throws IOException {
        return ZstdFrames.compress(
                new ByteArrayInputStream(Files.readAllBytes(file)),
                OutputStream.nullOutputStream(),
                maxBytes);
    }
}
