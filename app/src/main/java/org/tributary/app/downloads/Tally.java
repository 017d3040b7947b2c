package org.tributary.app.downloads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.DownloadResult;

/// What all runs of a download came to so far, for its receipt.
///
/// @param took time spent downloading
/// @param wastedBytes bytes that arrived and were thrown away
/// @param retries ranges that had to be asked for again
/// @param wrongData what servers sent that was not right
record Tally(Duration took, long wastedBytes, int retries, List<WrongData> wrongData) {
    static final Tally NONE = new Tally(Duration.ZERO, 0, 0, List.of());

    /// Most pieces of evidence kept for one download.
    static final int MOST_EVIDENCE = 100;

    Tally {
        wrongData = List.copyOf(wrongData);
    }

    /// Adds a run that has ended.
    Tally plus(Duration run, Losses losses) {
        return new Tally(
                took.plus(run),
                wastedBytes + losses.wastedBytes(),
                retries + losses.retries(),
                wrongData);
    }

    /// Adds evidence. The newest of a server about a segment is the best: it was compared with what
    /// another server sent.
    Tally plus(WrongData evidence) {
        List<WrongData> all = new ArrayList<>(wrongData);
        all.removeIf(known ->
                known.server().equals(evidence.server()) && known.segment() == evidence.segment());
        if (all.size() == MOST_EVIDENCE) {
            all.removeFirst();
        }
        all.add(evidence);
        return new Tally(took, wastedBytes, retries, all);
    }

    /// Returns the receipt for a download whose last run, which is in here already, ended so.
    Receipt receipt(DownloadResult.Done done) {
        return new Receipt(
                done.sha256(),
                done.verified(),
                done.size(),
                took,
                done.bytesByServer(),
                wastedBytes,
                retries,
                wrongData);
    }

    /// Returns the receipt for a file that was there before.
    Receipt receipt(Sha256 sha256, long size) {
        return new Receipt(sha256, true, size, took, Map.of(), wastedBytes, retries, wrongData);
    }
}
