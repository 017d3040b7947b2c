package org.tributary.app.ui.inspector;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Downloads as they are at one moment, for tests of the view models.
final class Moments {
    static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    static final Messages GERMAN = Messages.of(Locale.GERMAN);

    private Moments() {}

    static Format format(Messages messages) {
        return new Format(messages, ZoneOffset.UTC, Unit.MEGABYTES);
    }

    static Inspected of(Downloads downloads, String id) {
        return at(downloads, id, SampleDownloads.NOW);
    }

    static Inspected at(Downloads downloads, String id, Instant now) {
        DownloadEntry entry =
                downloads.entries().stream()
                        .filter(it -> it.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return new Inspected(entry, downloads.snapshot(id), now);
    }

    /// Returns the moment with other segments: `.` to do, `D` downloading, `c` checking, `#` verified,
    /// `r` retrying, `x` failed; what is not to do comes from the first server.
    static Inspected with(Inspected before, String segments, Instant now) {
        State[] states = segments.chars().mapToObj(c -> state((char) c)).toArray(State[]::new);
        int[] servers = new int[states.length];
        float[] received = new float[states.length];
        for (int i = 0; i < states.length; i++) {
            servers[i] = states[i] == State.TO_DO ? -1 : 0;
            received[i] = states[i] == State.VERIFIED ? 1 : states[i] == State.TO_DO ? 0 : 0.5f;
        }
        return with(before, new SegmentStates(states, servers, received), now);
    }

    static Inspected with(Inspected before, SegmentStates states, Instant now) {
        DownloadSnapshot old = before.snapshot().orElseThrow();
        return new Inspected(before.entry(), Optional.of(with(old, states, old.servers())), now);
    }

    static DownloadSnapshot with(
            DownloadSnapshot old,
            SegmentStates states,
            List<DownloadSnapshot.ServerShare> servers) {
        return new DownloadSnapshot(
                old.state(),
                old.name(),
                old.size(),
                old.verifiedBytes(),
                old.receivedBytes(),
                old.bytesPerSecond(),
                states,
                servers,
                old.sentence(),
                old.waiting(),
                old.layout());
    }

    private static State state(char letter) {
        return switch (letter) {
            case '#' -> State.VERIFIED;
            case 'D' -> State.DOWNLOADING;
            case 'c' -> State.CHECKING;
            case 'r' -> State.RETRYING;
            case 'x' -> State.FAILED;
            default -> State.TO_DO;
        };
    }
}
