package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A control group of Linux whose processes read a disk no faster than some speed. Needs root.
///
/// A disk of today, or one that the host of a virtual machine has in memory, is fast enough to hide
/// what a server does while it waits for one.
final class SlowDisk implements AutoCloseable {
    private final Path group;

    private SlowDisk(Path group) {
        this.group = group;
    }

    /// Returns a group for the disk that the folder is on, or empty where none can be made.
    static Optional<SlowDisk> under(Path folder, long bytesPerSecond) throws IOException {
        String device = device(folder);
        Optional<SlowDisk> disk =
                make(
                        Path.of("/sys/fs/cgroup/blkio"),
                        "blkio.throttle.read_bps_device",
                        device + " " + bytesPerSecond);
        if (disk.isPresent()) return disk;
        return make(Path.of("/sys/fs/cgroup"), "io.max", device + " rbps=" + bytesPerSecond);
    }

    private static Optional<SlowDisk> make(Path parent, String limit, String value)
            throws IOException {
        Path group = parent.resolve("tributary-bench-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(group);
        } catch (IOException _) {
            return Optional.empty(); // not root, or another version of control groups
        }
        try {
            Files.writeString(group.resolve(limit), value, StandardOpenOption.WRITE);
            return Optional.of(new SlowDisk(group));
        } catch (IOException _) {
            Files.delete(group);
            return Optional.empty(); // disks cannot be limited here
        }
    }

    /// Moves processes in; what they start from then on is in too.
    void take(List<Long> pids) throws IOException {
        for (long pid : pids) {
            Files.writeString(
                    group.resolve("cgroup.procs"), Long.toString(pid), StandardOpenOption.WRITE);
        }
    }

    /// Removes the group, whose processes must have ended.
    @Override
    public void close() throws IOException {
        Files.delete(group);
    }

    /// Returns the numbers of the whole disk, also when the folder is on a partition of it.
    private static String device(Path folder) throws IOException {
        long number = (long) Files.getAttribute(folder, "unix:dev");
        long major = number >> 8 & 0xFFF;
        long minor = number & 0xFF | number >> 12 & 0xFFF00;
        Path device = Path.of("/sys/dev/block/" + major + ":" + minor);
        if (Files.notExists(device.resolve("partition"))) return major + ":" + minor;
        return Files.readString(device.toRealPath().resolveSibling("dev")).strip();
    }
}
