package org.tributary.app.flows;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.L;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.app.Tmpfs;

/// A disk that becomes full in the middle of a download.
@Timeout(600)
class FullDiskTest {
    private static final byte[] CONTENT = TestServers.bytes(2_000_000, 1);

    @TempDir private Path folder;

    @Test
    void anotherFolderIsChosenAndNothingIsLost() throws Exception {
        Path small = folder.resolve("small");
        try (Tmpfs disk = Tmpfs.mount(small, 4);
                WindowUnderTest window = new WindowUnderTest(folder)) {
            String a = window.servers.file("a", "big.bin", CONTENT).start("a");
            window.list(a)
                    .settings(now -> now.with(now.downloads().withFolder(Optional.of(small))))
                    .settings(now ->
                            now.with(now.speed().withLimited(true).withBytesPerSecond(100_000)))
                    .open();
            window.awaitText("Browse 1 file on 1 server");
            window.add("big.bin");
            window.awaitSegments(4);
            disk.fill();
            window.press(CONTROL, L);

            window.awaitText("downloadTable", "Needs attention");
            window.awaitText("downloadTable", "Not enough space");
            window.awaitText("bannerText", "There is not enough room for big.bin");
            window.system.pick(window.downloads);
            window.clickText("Choose another folder...");
            assertEquals(List.of("big.bin"), window.finished("big.bin"));
            assertArrayEquals(CONTENT, window.downloaded("big.bin"));
            try (Stream<Path> left = Files.list(small)) {
                assertEquals(List.of(small.resolve("filler")), left.toList());
            }
        }
    }
}
