package org.tributary.app.downloads;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// What a person asked for: enough to begin the download, or to go on with it after a restart.
///
/// @param wanted what
/// @param folder the folder it goes into
/// @param fileName its name there; empty for the one it has at its source
/// @param sha256 what it must hash to, when the person knows
/// @param onlyServers ids of the servers to use; empty for all of the list
/// @param connections most requests in flight to one server, 1 to 16
/// @param bytesPerSecond most it may take of the line
/// @param network how its servers are spoken to, where that differs from the settings
/// @param overwrite replace a file of that name
/// @param adopt a partial or old copy of the file, whose good segments are kept
/// @param onFinish what is done once it is complete
public record DownloadSpec(
        Wanted wanted,
        Path folder,
        Optional<String> fileName,
        Optional<Sha256> sha256,
        List<String> onlyServers,
        int connections,
        OptionalLong bytesPerSecond,
        Network network,
        boolean overwrite,
        Optional<Path> adopt,
        OnFinish onFinish) {

    public DownloadSpec {
        onlyServers = List.copyOf(onlyServers);
        if (connections < 1 || connections > 16) {
            throw new IllegalArgumentException("connections (" + connections + ") must be 1 to 16");
        }
    }

    /// Returns the same, for another folder.
    public DownloadSpec withFolder(Path other) {
        return new DownloadSpec(
                wanted,
                other,
                fileName,
                sha256,
                onlyServers,
                connections,
                bytesPerSecond,
                network,
                overwrite,
                adopt,
                onFinish);
    }

    /// Returns the same for `other`, with servers spoken to as `how` says.
    DownloadSpec asking(Wanted other, Network how) {
        return new DownloadSpec(
                other,
                folder,
                fileName,
                sha256,
                onlyServers,
                connections,
                bytesPerSecond,
                how,
                overwrite,
                adopt,
                onFinish);
    }

    /// Returns the usual request for `wanted`, into `folder`.
    public static DownloadSpec of(Wanted wanted, Path folder) {
        return new DownloadSpec(
                wanted,
                folder,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                16,
                OptionalLong.empty(),
                Network.USUAL,
                false,
                Optional.empty(),
                OnFinish.NOTHING);
    }
}
