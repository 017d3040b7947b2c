package org.tributary.app.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Downloads as the engine would show them, for tests.
final class Snapshots {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.5Z");
    static final Sha256 RIGHT = Sha256.of(new byte[] {1});
    static final Sha256 WRONG = Sha256.of(new byte[] {2});
    static final WrongData EVIDENCE =
            new WrongData("c.example:8003", "big.bin", 6, 25_165_824, 4_194_304, RIGHT, WRONG, NOW);

    private Snapshots() {}

    /// Draws segments as a string: `v` verified, `d` downloading (half of it received), `c`
    /// checking, `r` retrying, `f` failed, `.` to do.
    static SegmentStates segments(String drawing) {
        State[] states = new State[drawing.length()];
        int[] servers = new int[drawing.length()];
        float[] received = new float[drawing.length()];
        for (int i = 0; i < states.length; i++) {
            char c = drawing.charAt(i);
            states[i] =
                    switch (c) {
                        case 'v' -> State.VERIFIED;
                        case 'd' -> State.DOWNLOADING;
                        case 'c' -> State.CHECKING;
                        case 'r' -> State.RETRYING;
                        case 'f' -> State.FAILED;
                        default -> State.TO_DO;
                    };
            received[i] = c == 'd' ? 0.5f : c == 'v' || c == 'c' ? 1 : 0;
        }
        return new SegmentStates(states, servers, received);
    }

    static DownloadSnapshot downloading(String segments, long size, long received) {
        return new DownloadSnapshot(
                DownloadState.DOWNLOADING,
                "big.bin",
                size,
                received,
                received,
                98_300_000,
                segments(segments),
                List.of(
                        share("a.example:8001", new ServerHealth.Answers(Duration.ofMillis(4)), 1),
                        share("b.example:8002", new ServerHealth.Busy(NOW.plusSeconds(3)), 0),
                        new ServerShare(
                                "c.example:8003",
                                new ServerHealth.NoAnswer(
                                        NOW.minusSeconds(42),
                                        NOW.plusSeconds(8),
                                        "Connection refused"),
                                0,
                                0,
                                0,
                                Optional.empty()),
                        new ServerShare(
                                "d.example:8004",
                                new ServerHealth.Quarantined(EVIDENCE),
                                0,
                                0,
                                0,
                                Optional.empty())),
                "2 of 4 servers, 4 connections",
                Optional.empty(),
                Optional.empty());
    }

    private static ServerShare share(String server, ServerHealth health, int running) {
        return new ServerShare(
                server, health, 60_000_000, 98_300_000.0 * running, 4 * running, Optional.empty());
    }

    static Board board(DownloadSnapshot... snapshots) {
        return new Board(
                NOW,
                0,
                snapshots.length,
                List.of(snapshots).stream()
                        .map(snapshot -> new Board.Running(snapshot.name(), snapshot))
                        .toList());
    }
}
