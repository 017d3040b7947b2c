package org.tributary.app.downloads;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;

/// Who sent what of a finished download.
///
/// @param sha256 computed here from the bytes that arrived
/// @param verified whether it was compared with something known before
/// @param took time spent downloading, all runs together
/// @param bytesByServer bytes kept, by server
/// @param wastedBytes bytes that arrived and were thrown away
/// @param retries ranges that had to be asked for again
/// @param wrongData what servers sent that was not right
public record Receipt(
        Sha256 sha256,
        boolean verified,
        long size,
        Duration took,
        Map<String, Long> bytesByServer,
        long wastedBytes,
        int retries,
        List<WrongData> wrongData) {
    public Receipt {
        bytesByServer = Map.copyOf(bytesByServer);
        wrongData = List.copyOf(wrongData);
    }
}
