package org.tributary.app.downloads;

import java.time.Instant;
import org.tributary.shared.transfer.Obstacle;

/// What stands in a download's way.
///
/// @param obstacle what it is, to be put into words
/// @param sentence the same in English, for logs and for "Copy details"
/// @param time when it came up
public record Problem(Obstacle obstacle, String sentence, Instant time) {}
