package org.tributary.shared.transfer;

import java.nio.file.Path;
import org.tributary.shared.client.HttpSettings;

/// What all downloads of a manager have in common.
///
/// @param stateFolder where it keeps what it learned of servers; made when missing
public record ManagerSettings(Path stateFolder, HttpSettings http) {}
