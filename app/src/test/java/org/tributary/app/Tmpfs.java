package org.tributary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small disk, mounted for one test. Only root on Linux can have one; others skip the test.
public final class Tmpfs implements AutoCloseable {
    private final Path folder;

    private Tmpfs(Path folder) {
        this.folder = folder;
    }

    /// Mounts one of `mebibytes` MiB on a folder, which is made here, or skips the calling test.
    public static Tmpfs mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        boolean isRoot = System.getProperty("user.name").equals("root");
        assumeTrue(isRoot && Files.exists(Path.of("/proc/mounts")), "only root on Linux mounts");
        Files.createDirectories(folder);
        String size = "size=" + mebibytes + "m";
        int code = run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString());
        assumeTrue(code == 0, "nothing can be mounted here");
        return new Tmpfs(folder);
    }

    /// Makes so many bytes of room more than there is.
    public void makeRoom(long bytes) throws IOException, InterruptedException {
        long size = Files.getFileStore(folder).getTotalSpace() + bytes;
        assertEquals(
                0, run("mount", "-o", "remount,size=" + size, folder.toString()), "remount failed");
    }

    /// Writes a file until nothing is free.
    public void fill() throws IOException {
        try (var filler = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                filler.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertEquals(0, Files.getFileStore(folder).getUsableSpace());
        }
    }

    @Override
    public void close() {
        try {
            assertEquals(0, run("umount", folder.toString()), "umount failed");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
