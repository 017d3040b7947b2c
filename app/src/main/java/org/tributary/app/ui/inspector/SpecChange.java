package org.tributary.app.ui.inspector;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.downloads.Network;
import org.tributary.app.downloads.OnFinish;
import org.tributary.shared.format.Sha256;

/// Requests like another one but for one thing.
final class SpecChange {
    private SpecChange() {}

    static DownloadSpec connections(DownloadSpec spec, int connections) {
        return with(
                spec,
                connections,
                spec.bytesPerSecond(),
                spec.network(),
                spec.overwrite(),
                spec.onFinish());
    }

    static DownloadSpec limit(DownloadSpec spec, OptionalLong bytesPerSecond) {
        return with(
                spec,
                spec.connections(),
                bytesPerSecond,
                spec.network(),
                spec.overwrite(),
                spec.onFinish());
    }

    static DownloadSpec login(DownloadSpec spec, String user, String password) {
        Network before = spec.network();
        return with(
                spec,
                spec.connections(),
                spec.bytesPerSecond(),
                new Network(
                        before.proxy(),
                        Map.copyOf(before.headers()),
                        before.userAgent(),
                        Optional.of(new Network.Login(user, password))),
                spec.overwrite(),
                spec.onFinish());
    }

    static DownloadSpec overwrite(DownloadSpec spec) {
        return with(
                spec,
                spec.connections(),
                spec.bytesPerSecond(),
                spec.network(),
                true,
                spec.onFinish());
    }

    static DownloadSpec onFinish(DownloadSpec spec, OnFinish onFinish) {
        return with(
                spec,
                spec.connections(),
                spec.bytesPerSecond(),
                spec.network(),
                spec.overwrite(),
                onFinish);
    }

    static DownloadSpec sha256(DownloadSpec spec, Sha256 sha256) {
        return new DownloadSpec(
                spec.wanted(),
                spec.folder(),
                spec.fileName(),
                Optional.of(sha256),
                spec.onlyServers(),
                spec.connections(),
                spec.bytesPerSecond(),
                spec.network(),
                spec.overwrite(),
                spec.adopt(),
                spec.onFinish());
    }

    private static DownloadSpec with(
            DownloadSpec spec,
            int connections,
            OptionalLong bytesPerSecond,
            Network network,
            boolean overwrite,
            OnFinish onFinish) {
        return new DownloadSpec(
                spec.wanted(),
                spec.folder(),
                spec.fileName(),
                spec.sha256(),
                spec.onlyServers(),
                connections,
                bytesPerSecond,
                network,
                overwrite,
                spec.adopt(),
                onFinish);
    }
}
