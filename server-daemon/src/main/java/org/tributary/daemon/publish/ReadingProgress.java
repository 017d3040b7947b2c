package org.tributary.daemon.publish;

import java.time.Duration;

/// Counts what is being read since there last was nothing to read. Called only from one thread.
final class ReadingProgress {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private long bytesReadBefore;
    private int filesDone;
    private int filesTotal;
    private long bytesTotal;
    private long tellAtNanos;

    /// Reading begins after a time without.
    ///
    /// @param bytesRead what was read in all up to now
    void begin(long nowNanos, long bytesRead) {
        bytesReadBefore = bytesRead;
        filesDone = 0;
        filesTotal = 0;
        bytesTotal = 0;
        tellAtNanos = nowNanos + INTERVAL.toNanos();
    }

    void add(UploadFile file) {
        filesTotal++;
        bytesTotal += file.status().size();
    }

    void done() {
        filesDone++;
    }

    IndexProgress now(long bytesRead) {
        // A file that has to be read twice counts once.
        return new IndexProgress(
                Math.min(filesDone, filesTotal),
                filesTotal,
                Math.min(bytesRead - bytesReadBefore, bytesTotal),
                bytesTotal);
    }

    /// True once a second, for the first time a second after the beginning.
    boolean isTimeToTell(long nowNanos) {
        if (nowNanos - tellAtNanos < 0) {
            return false;
        }
        tellAtNanos = nowNanos + INTERVAL.toNanos();
        return true;
    }
}
