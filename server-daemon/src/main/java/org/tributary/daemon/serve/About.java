package org.tributary.daemon.serve;

import java.time.Instant;

/// Which daemon this is.
///
/// @param name what people call it
/// @param version of the program
/// @param started when it was started
record About(String name, String version, Instant started) {}
