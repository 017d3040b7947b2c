package org.tributary.daemon.publish;

/// Whether it is worth trying to compress a file.
enum Compressible {
    /// Nobody looked yet.
    UNKNOWN,
    /// A sample of it shrank enough.
    YES,
    NO
}
