package org.tributary.daemon.serve;

/// What can be made to go wrong with an answer.
public enum Fault {
    /// All goes well.
    NONE,
    /// One byte is wrong.
    CORRUPT,
    /// It is refused as if all slots were taken.
    BUSY,
    /// The connection is closed half-way.
    DROP,
    /// Nothing comes after the first half, and the connection stays open.
    HANG
}
