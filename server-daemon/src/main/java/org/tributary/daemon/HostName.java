package org.tributary.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The name of this machine.
final class HostName {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
    private static final String UNKNOWN = "server-daemon";

    private HostName() {}

    static String current() {
        try {
            // Asking the network can take seconds.
            return Files.isReadable(LINUX)
                    ? Files.readString(LINUX).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
