package org.tributary.shared.transfer;

import java.util.Optional;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;

/// What one server does for all downloads of a manager together.
///
/// @param server the server's [org.tributary.shared.servers.Server#id()]
/// @param connections requests in flight to it
/// @param bytes received from it since the manager was opened, kept or not
/// @param wrongSegments how often a segment came wrong from it since then
/// @param wrongData the newest evidence of that, unless it is trusted again
public record ServerStatus(
        String server,
        ServerHealth health,
        double bytesPerSecond,
        int connections,
        long bytes,
        int wrongSegments,
        Optional<WrongData> wrongData) {}
