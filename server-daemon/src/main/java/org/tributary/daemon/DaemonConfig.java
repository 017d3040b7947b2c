package org.tributary.daemon;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.serve.ServeSettings;

/// All that a daemon is told when it starts.
///
/// @param bind where to listen; port 0 takes a free one
/// @param name what people call it
/// @param publish what it offers
/// @param serve how it serves
public record DaemonConfig(
        InetSocketAddress bind, String name, PublishSettings publish, ServeSettings serve) {

    /// The usual settings on a free port that only this machine reaches.
    public static DaemonConfig onLoopback(Path uploads, Path state) {
        return new DaemonConfig(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "test",
                PublishSettings.of(uploads, state),
                ServeSettings.usual());
    }

    public DaemonConfig with(PublishSettings settings) {
        return new DaemonConfig(bind, name, settings, serve);
    }

    public DaemonConfig with(ServeSettings settings) {
        return new DaemonConfig(bind, name, publish, settings);
    }

    /// Returns this configuration with another port.
    public DaemonConfig onPort(int port) {
        return new DaemonConfig(
                new InetSocketAddress(bind.getAddress(), port), name, publish, serve);
    }
}
