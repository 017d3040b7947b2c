package org.tributary.app.ui.inspector;

import java.util.Optional;
import javafx.beans.value.ObservableValueBase;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.SegmentStates;

/// One server of a download as the table shows it: words, and what the words come from. Stays the same
/// object as long as its download is shown.
final class DownloadServerRow extends ObservableValueBase<DownloadServerRow> {
    private final int index;
    private final String server;
    private ServerShare share;
    private Words words = Words.NONE;
    private SegmentStates states = SegmentStates.NONE;

    /// What its cells say.
    ///
    /// @param has how many segments of how many it has
    /// @param hasAll what `has` is for a server that has all of them
    /// @param strip what it has and what came from it, in a sentence
    record Words(
            String state,
            String has,
            String hasAll,
            String strip,
            String bytes,
            String speed,
            String connections,
            String answerTime,
            String errors,
            boolean isOn) {
        static final Words NONE = new Words("", "", "", "", "", "", "", "", "", true);
    }

    DownloadServerRow(int index, ServerShare share) {
        this.index = index;
        server = share.server();
        this.share = share;
    }

    /// Tells who listens if something looks different now.
    void update(ServerShare now, Words text, SegmentStates segments) {
        boolean changed =
                !text.equals(words) || !now.health().getClass().equals(share.health().getClass());
        share = now;
        words = text;
        states = segments;
        if (changed) {
            fireValueChangedEvent();
        }
    }

    @Override
    public DownloadServerRow getValue() {
        return this;
    }

    /// Index into the servers of the download.
    int index() {
        return index;
    }

    /// The server's id.
    String server() {
        return server;
    }

    ServerHealth health() {
        return share.health();
    }

    ServerShare share() {
        return share;
    }

    Words words() {
        return words;
    }

    /// Returns which segments it has; none while it told nothing.
    FragmentSet held() {
        return share.held().orElse(FragmentSet.NONE);
    }

    SegmentStates states() {
        return states;
    }

    Optional<ServerHealth.NoAnswer> silence() {
        return share.health() instanceof ServerHealth.NoAnswer silent
                ? Optional.of(silent)
                : Optional.empty();
    }
}
