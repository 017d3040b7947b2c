package org.tributary.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/// The addresses of this machine that the three daemons listen on.
final class LoopbackHosts {
    private LoopbackHosts() {}

    /// Returns 127.0.0.1, .2 and .3, or three times .1 where only that exists, as on macOS.
    static List<String> three() {
        List<String> different = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
        if (different.stream().allMatch(LoopbackHosts::exists)) return different;
        return List.of("127.0.0.1", "127.0.0.1", "127.0.0.1");
    }

    private static boolean exists(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
