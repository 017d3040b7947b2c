package org.tributary.shared.transfer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tributary.shared.transfer.SegmentTable.Piece;
import org.tributary.shared.transfer.log.LogRecord;

/// Decides when the download's progress is made safe and what the log then says: at most a second
/// or 64 MiB after it happened. Touched by the engine thread alone; the disk is waited for elsewhere.
final class Journal {
    private static final long PERIOD = Duration.ofSeconds(1).toNanos();
    private static final long BYTES = 64L << 20;

    private final Workspace workspace;
    private final Engine engine;
    private final Consumer<IOException> onFailure;
    private final List<LogRecord> pending = new ArrayList<>();

    /// Where each piece that was noted as received ended, by its start.
    private final NavigableMap<Long, Long> noted = new TreeMap<>();

    private long pendingBytes;
    private long lastNanos;
    private boolean busy;
    private boolean failed;

    /// @param onFailure told on the engine thread when the disk fails; nothing is noted after that
    Journal(Workspace workspace, Engine engine, Consumer<IOException> onFailure, long nanos) {
        this.workspace = workspace;
        this.engine = engine;
        this.onFailure = onFailure;
        this.lastNanos = nanos;
    }

    /// Notes something for the next commit.
    void note(LogRecord record) {
        pending.add(record);
    }

    /// Notes a proved segment for the next commit, and who sent what of it where that was not one
    /// server alone.
    ///
    /// @param server that sent most of it
    void verified(int segment, String server, List<Piece> pieces) {
        boolean isShared = pieces.stream().anyMatch(piece -> !piece.server().equals(server));
        if (isShared) {
            pieces.forEach(piece -> noteReceived(segment, piece));
        }
        long bytes = pieces.stream().mapToLong(Piece::length).sum();
        pending.add(new LogRecord.Verified(segment, server, bytes, Instant.now()));
        pendingBytes += bytes;
    }

    /// Notes that what was noted of a segment, from `start` to before `end` of the file, holds no
    /// more. What is here of it all the same is noted anew.
    void forgotten(int segment, long start, long end) {
        pending.add(new LogRecord.Forgotten(segment));
        noted.subMap(start, end).clear();
    }

    /// True when the disk is being waited for.
    boolean isBusy() {
        return busy;
    }

    /// Makes progress safe when it is time.
    ///
    /// @param table what is on disk; everything in it is written
    /// @param then handled on the engine thread after it
    void commitIfDue(SegmentTable table, long nanos, Runnable then) {
        if (busy || failed) {
            return;
        }
        if (nanos - lastNanos >= PERIOD || pendingBytes >= BYTES) {
            commit(table, nanos, then);
        }
    }

    /// Makes progress safe now and has `then` handled on the engine thread after it. Not to be
    /// called while it is busy.
    void commit(SegmentTable table, long nanos, Runnable then) {
        if (failed) {
            engine.loop().post(then);
            return;
        }
        noteReceived(table);
        List<LogRecord> records = List.copyOf(pending);
        pending.clear();
        pendingBytes = 0;
        lastNanos = nanos;
        if (records.isEmpty()) {
            engine.loop().post(then);
            return;
        }
        busy = true;
        engine.workers().execute(() -> write(records, then));
    }

    private void write(List<LogRecord> records, Runnable then) {
        try {
            workspace.commit(records);
            engine.loop()
                    .post(() -> {
                        busy = false;
                        then.run();
                    });
        } catch (IOException e) {
            engine.loop()
                    .post(() -> {
                        busy = false;
                        failed = true;
                        onFailure.accept(e);
                        then.run();
                    });
        }
    }

    private void noteReceived(SegmentTable table) {
        for (int segment : table.begun()) {
            for (Piece piece : table.pieces(segment)) {
                noteReceived(segment, piece);
            }
        }
    }

    private void noteReceived(int segment, Piece piece) {
        Long before = noted.put(piece.start(), piece.end());
        if (before == null || before != piece.end()) {
            pending.add(
                    new LogRecord.Received(segment, piece.server(), piece.start(), piece.end()));
        }
    }
}
