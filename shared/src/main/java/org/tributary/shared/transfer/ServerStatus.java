package org.tributary.shared.transfer;

import org.tributary.shared.servers.ServerHealth;

/// What one server does for all downloads of a manager together.
///
/// @param server the server's [org.tributary.shared.servers.Server#id()]
/// @param connections requests in flight to it
/// @param bytes received from it since the manager was opened, kept or not
public record ServerStatus(
        String server, ServerHealth health, double bytesPerSecond, int connections, long bytes) {}
