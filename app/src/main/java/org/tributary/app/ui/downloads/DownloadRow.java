package org.tributary.app.ui.downloads;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Receipt;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.controls.PillLook;
import org.tributary.app.ui.controls.StripLook;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Layout;

/// One download as the list shows it; the same object for as long as the download is listed. Its
/// texts are made when they are first asked for, so that a long list costs only what is seen of it,
/// and change only when what is read changes. JavaFX thread.
public final class DownloadRow {
    private final String id;
    private final RowWords words;
    private final Map<DownloadColumn, ReadOnlyStringWrapper> texts =
            new EnumMap<>(DownloadColumn.class);
    private final ReadOnlyObjectWrapper<StripLook> look = new ReadOnlyObjectWrapper<>();
    private ReadOnlyStringWrapper sentence;
    private ReadOnlyObjectWrapper<PillLook> pill;
    private DownloadEntry entry;
    private Optional<DownloadSnapshot> snapshot;
    private DownloadGroup group;
    private int place;
    private double unpacked;

    DownloadRow(DownloadEntry entry, Optional<DownloadSnapshot> snapshot, RowWords words) {
        this.id = entry.id();
        this.words = words;
        this.entry = entry;
        this.snapshot = snapshot;
        this.group = DownloadGroup.of(entry, snapshot);
        look.set(StripLook.of(entry, snapshot));
    }

    public String id() {
        return id;
    }

    public DownloadEntry entry() {
        return entry;
    }

    public Optional<DownloadSnapshot> snapshot() {
        return snapshot;
    }

    /// Returns how far its archive has been taken apart, 0 to 1.
    double unpacked() {
        return unpacked;
    }

    /// Returns what one click can do for it, when it does not go on.
    Optional<ProblemAction> mending() {
        return words.mending(this);
    }

    /// Returns the group, other than [DownloadGroup#ALL], that it is in.
    public DownloadGroup group() {
        return group;
    }

    /// Returns its place in the list as it is kept, from 0.
    int place() {
        return place;
    }

    void place(int newPlace) {
        place = newPlace;
        ReadOnlyStringWrapper text = texts.get(DownloadColumn.QUEUE);
        if (text != null) {
            text.set(words.text(DownloadColumn.QUEUE, this));
        }
    }

    /// Takes in what is new of the download.
    ///
    /// @param nowUnpacked how far its archive has been taken apart, 0 to 1
    /// @param alsoTexts false to leave the numbers alone, which must not flicker
    /// @return true when it is in another group now
    boolean update(
            DownloadEntry newEntry,
            Optional<DownloadSnapshot> now,
            double nowUnpacked,
            boolean alsoTexts) {
        DownloadGroup before = group;
        entry = newEntry;
        snapshot = now;
        unpacked = nowUnpacked;
        group = DownloadGroup.of(newEntry, now);
        look.set(StripLook.of(entry, snapshot));
        if (alsoTexts || group != before) {
            refreshTexts();
        }
        return group != before;
    }

    /// Writes all texts anew, as after a change of the settings.
    void refreshTexts() {
        texts.forEach((column, text) -> text.set(words.text(column, this)));
        if (sentence != null) {
            sentence.set(words.sentence(this));
        }
        if (pill != null) {
            pill.set(words.pill(this));
        }
    }

    /// Returns what a column says of it.
    ReadOnlyStringProperty text(DownloadColumn column) {
        return texts.computeIfAbsent(
                        column, _ -> new ReadOnlyStringWrapper(words.text(column, this)))
                .getReadOnlyProperty();
    }

    /// Returns the line below its name.
    ReadOnlyStringProperty sentenceProperty() {
        if (sentence == null) {
            sentence = new ReadOnlyStringWrapper(words.sentence(this));
        }
        return sentence.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PillLook> pillProperty() {
        if (pill == null) {
            pill = new ReadOnlyObjectWrapper<>(words.pill(this));
        }
        return pill.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<StripLook> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /// True while there is something new of it ten times a second.
    boolean isMoving() {
        return switch (entry.state()) {
            case RUNNING, UNPACKING -> true;
            case QUEUED, PAUSED, FINISHED, FAILED, MISSING -> false;
        };
    }

    /// Returns its name, fit to be shown.
    public String displayName() {
        return RemoteText.shown(entry.name());
    }

    /// Returns where it comes from: a link, or the name under which servers offer it.
    public String link() {
        return words.source(this);
    }

    // ---- what columns sort by ----

    String name() {
        return entry.name();
    }

    long size() {
        return entry.size() >= 0 ? entry.size() : snapshot.map(DownloadSnapshot::size).orElse(-1L);
    }

    long receivedBytes() {
        return snapshot.map(DownloadSnapshot::receivedBytes).orElse(entry.receivedBytes());
    }

    /// Returns how much of it is there, 0 to 1.
    double share() {
        return switch (entry.state()) {
            case FINISHED, UNPACKING -> 1;
            case QUEUED, RUNNING, PAUSED, FAILED, MISSING ->
                    size() <= 0 ? 0 : Math.min(1, (double) receivedBytes() / size());
        };
    }

    int stateRank() {
        return group.ordinal();
    }

    double bytesPerSecond() {
        return entry.state() == DownloadEntry.State.RUNNING
                ? snapshot.map(DownloadSnapshot::bytesPerSecond).orElse(0.0)
                : 0;
    }

    /// Returns how long it still takes; infinite when nobody can say.
    double secondsLeft() {
        double speed = bytesPerSecond();
        return speed < 1 || size() < 0
                ? Double.POSITIVE_INFINITY
                : (size() - receivedBytes()) / speed;
    }

    /// Returns how many servers answer and have it.
    int servers() {
        return words.serversAtHand(this);
    }

    String folder() {
        return entry.path().map(Path::getParent).orElse(entry.spec().folder()).toString();
    }

    Instant ended() {
        return entry.ended().orElse(Instant.MAX);
    }

    String source() {
        return words.source(this);
    }

    String digest() {
        return sha256().map(Sha256::hex).orElse("");
    }

    /// Returns what the whole file hashes to, or must hash to.
    public Optional<Sha256> sha256() {
        return entry.receipt()
                .map(Receipt::sha256)
                .or(() -> snapshot.flatMap(DownloadSnapshot::layout).flatMap(Layout::sha256))
                .or(() -> entry.spec().sha256());
    }
}
