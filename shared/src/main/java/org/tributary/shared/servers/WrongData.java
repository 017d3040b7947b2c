package org.tributary.shared.servers;

import java.time.Instant;
import org.tributary.shared.format.Sha256;

/// Evidence that a server sent bytes which are not what they should be.
///
/// @param server the server's [Server#id()]
/// @param file name of the file it was asked for
/// @param segment index of the segment, from 0
/// @param first first byte of the range it sent, in the file
/// @param length bytes it sent of that range
/// @param expected SHA-256 of the right bytes of that range, proved from elsewhere
/// @param got SHA-256 of what it sent
/// @param time when it was found out
public record WrongData(
        String server,
        String file,
        int segment,
        long first,
        long length,
        Sha256 expected,
        Sha256 got,
        Instant time) {}
