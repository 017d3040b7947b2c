package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A real file system with little room, where a test may make one: a tmpfs, which takes root.
final class SmallDisk {
    private SmallDisk() {}

    static Path mount(Path folder, long bytes) throws IOException, InterruptedException {
        assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && Files.isExecutable(Path.of("/usr/bin/mount")),
                "making a small disk takes root and mount");
        Files.createDirectories(folder);
        boolean mounted =
                run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString());
        assumeTrue(mounted, "this system mounts no tmpfs here");
        return folder;
    }

    static void unmount(Path folder) throws IOException, InterruptedException {
        run("umount", folder.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
