package org.tributary.app.ui.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// The segments of the download that is looked at, and which of them the table lists.
final class SegmentsViewModel {
    /// A speed is shown anew so often; more often it would flicker.
    private static final Duration SPEEDS = Duration.ofMillis(500);

    private static final Comparator<SegmentRow> BY_INDEX =
            Comparator.comparingInt(SegmentRow::index);

    /// From so many on, telling the table of a new list is cheaper than telling it of every row.
    private static final int MANY = 100;

    private final ObservableList<SegmentRow> shown = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<SegmentStates> states =
            new ReadOnlyObjectWrapper<>(SegmentStates.NONE);
    private final Set<State> wanted = EnumSet.noneOf(State.class);
    private List<SegmentRow> rows = List.of();
    private List<String> servers = List.of();
    private Optional<Layout> layout = Optional.empty();
    private String id = "";
    private boolean onlyActive = true;
    private int wantedServer = -1;
    private Instant speedsAt = Instant.MIN;

    /// The rows of the table, in the order of the file.
    ObservableList<SegmentRow> shown() {
        return shown;
    }

    ReadOnlyObjectProperty<SegmentStates> statesProperty() {
        return states.getReadOnlyProperty();
    }

    SegmentStates states() {
        return states.get();
    }

    Optional<Layout> layout() {
        return layout;
    }

    /// Returns the ids of the servers that the segments' numbers stand for.
    List<String> servers() {
        return servers;
    }

    SegmentRow row(int segment) {
        return rows.get(segment);
    }

    /// Returns how many segments came mostly from a server.
    int sentBy(int server) {
        int count = 0;
        SegmentStates now = states();
        for (int i = 0; i < now.count(); i++) {
            if (now.server(i) == server) {
                count++;
            }
        }
        return count;
    }

    /// Shows how a download is now.
    void show(Inspected inspected) {
        SegmentStates now = states(inspected);
        servers =
                inspected.snapshot().map(DownloadSnapshot::servers).orElse(List.of()).stream()
                        .map(ServerShare::server)
                        .toList();
        layout = inspected.snapshot().flatMap(DownloadSnapshot::layout);
        boolean other = !inspected.id().equals(id) || now.count() != rows.size();
        id = inspected.id();
        if (other) {
            wanted.clear();
            wantedServer = -1;
            onlyActive = inspected.isRunning();
            List<SegmentRow> fresh = new ArrayList<>();
            for (int i = 0; i < now.count(); i++) {
                fresh.add(new SegmentRow(i));
            }
            rows = List.copyOf(fresh);
        } else if (now == states()) {
            return;
        }
        boolean speedsToo = !inspected.now().isBefore(speedsAt.plus(SPEEDS));
        if (speedsToo) {
            speedsAt = inspected.now();
        }
        List<SegmentRow> changed = new ArrayList<>();
        for (SegmentRow row : rows) {
            if (row.update(now, speedsToo)) {
                changed.add(row);
            }
        }
        states.set(now);
        if (other || changed.size() > MANY) {
            filter();
        } else {
            changed.forEach(this::place);
        }
    }

    /// Nothing is selected, or nothing is known of its segments.
    void clear() {
        id = "";
        rows = List.of();
        shown.clear();
        states.set(SegmentStates.NONE);
    }

    /// Returns what the words begin with that say why no segment is known.
    static String whyUnknown(DownloadEntry.State state, long receivedBytes) {
        return switch (state) {
            case RUNNING -> "notYet";
            case FINISHED, UNPACKING -> "finished";
            case MISSING -> "missing";
            case QUEUED, PAUSED, FAILED -> receivedBytes == 0 ? "nothing" : "unknown";
        };
    }

    private static SegmentStates states(Inspected inspected) {
        SegmentStates known =
                inspected.snapshot().map(DownloadSnapshot::segments).orElse(SegmentStates.NONE);
        boolean complete = inspected.entry().state() == DownloadEntry.State.FINISHED;
        return known.count() == 0 && complete ? all(inspected.entry().segments()) : known;
    }

    /// Nobody knows any more who sent them, but all of them are there.
    private static SegmentStates all(int count) {
        State[] states = new State[count];
        int[] servers = new int[count];
        float[] received = new float[count];
        Arrays.fill(states, State.VERIFIED);
        Arrays.fill(servers, -1);
        Arrays.fill(received, 1);
        return new SegmentStates(states, servers, received);
    }

    boolean isOnlyActive() {
        return onlyActive;
    }

    /// Lists only segments about which something is being done.
    void setOnlyActive(boolean only) {
        onlyActive = only;
        filter();
    }

    /// Returns the states the list is limited to; empty for no limit.
    Set<State> wanted() {
        return Set.copyOf(wanted);
    }

    /// Limits the list to one more state, or takes the state out again.
    void toggle(State state) {
        if (!wanted.remove(state)) {
            wanted.add(state);
        }
        filter();
    }

    /// Returns the only server whose segments are listed; -1 for all.
    int wantedServer() {
        return wantedServer;
    }

    /// Limits the list to the segments of one server, or lists all again if it was limited to it.
    void toggleServer(int server) {
        wantedServer = server == wantedServer ? -1 : server;
        filter();
    }

    /// Lists all segments again that were filtered out.
    void clearFilter() {
        wanted.clear();
        wantedServer = -1;
        filter();
    }

    private void filter() {
        shown.setAll(rows.stream().filter(this::isWanted).toList());
    }

    /// What is chosen by a click counts more than the check box.
    private boolean isWanted(SegmentRow row) {
        if (!wanted.isEmpty()) {
            return wanted.contains(row.state());
        }
        if (wantedServer >= 0) {
            return row.server() == wantedServer;
        }
        return !onlyActive || row.isActive();
    }

    private void place(SegmentRow row) {
        int at = Collections.binarySearch(shown, row, BY_INDEX);
        if (isWanted(row)) {
            if (at < 0) {
                shown.add(-at - 1, row);
            }
        } else if (at >= 0) {
            shown.remove(at);
        }
    }
}
