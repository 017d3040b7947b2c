package org.tributary.app.ui.inspector;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.downloads.Receipt;
import org.tributary.app.offers.ClosestName;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemText;
import org.tributary.app.ui.common.ProblemWords;
import org.tributary.app.ui.common.StateWords;
import org.tributary.app.ui.controls.SpeedHistory;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.Wait;

/// A download as a whole: what it does, where it comes from and goes to, and what is in its way.
final class OverviewViewModel {
    private final Messages messages;
    private final Supplier<Format> format;
    private final Downloads downloads;
    private final Supplier<StateWords.Slots> slots;

    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper digest = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper proof = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper average = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<ProblemText>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ShareViewModel> shares =
            new ReadOnlyObjectWrapper<>(ShareViewModel.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<DownloadSpec>> spec =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private Optional<Inspected> current = Optional.empty();
    private Optional<String> closest = Optional.empty();
    private Supplier<List<String>> offered = List::of;

    OverviewViewModel(
            Messages messages,
            Supplier<Format> format,
            Downloads downloads,
            Supplier<StateWords.Slots> slots) {
        this.messages = messages;
        this.format = format;
        this.downloads = downloads;
        this.slots = slots;
    }

    /// Sets what knows the names that servers offer, among which a near one is looked for.
    void setOffered(Supplier<List<String>> names) {
        offered = names;
    }

    /// Shows how a download is now.
    void show(Inspected inspected, SpeedHistory history) {
        Optional<DownloadEntry> before = current.map(Inspected::entry);
        current = Optional.of(inspected);
        DownloadEntry entry = inspected.entry();
        sentence.set(
                new StateWords(messages, format.get())
                        .sentence(entry, inspected.snapshot(), inspected.now(), slots.get()));
        if (before.isEmpty() || before.get() != entry) {
            place.set(entry.path().orElse(entry.spec().folder()).toString());
            source.set(source(entry.spec().wanted()));
            finished.set(entry.state() == DownloadEntry.State.FINISHED);
            spec.set(Optional.of(entry.spec()));
            closest = entry.problem().flatMap(failed -> closest(failed.obstacle()));
            shares.set(
                    entry.receipt()
                            .map(receipt -> ShareViewModel.of(receipt, messages, format.get()))
                            .orElse(ShareViewModel.NOTHING));
        }
        Optional<Sha256> known = digest(inspected);
        digest.set(known.map(Sha256::hex).orElse(""));
        proof.set(
                entry.receipt().map(Receipt::verified).orElse(false)
                        ? messages.text("inspector.digest.matches")
                        : known.isEmpty() ? messages.text("inspector.digest.none") : "");
        problem.set(problem(inspected));
        showSpeed(inspected, history);
    }

    private void showSpeed(Inspected inspected, SpeedHistory history) {
        Optional<DownloadSnapshot> snapshot = inspected.snapshot();
        boolean still = snapshot.map(now -> now.bytesPerSecond() < 1).orElse(true);
        if (!inspected.isRunning() || still && history.most() < 1) {
            speed.set("");
            average.set("");
            return;
        }
        double now = snapshot.get().bytesPerSecond();
        speed.set(format.get().speed(now));
        long left = snapshot.get().size() - snapshot.get().receivedBytes();
        String mean = format.get().speed(history.samples().isEmpty() ? now : history.mean());
        average.set(
                snapshot.get().size() < 0 || now < 1
                        ? messages.text("inspector.speed.average", mean)
                        : messages.text(
                                "inspector.speed.averageLeft",
                                mean,
                                format.get()
                                        .duration(
                                                Duration.ofMillis((long) (left * 1000.0 / now)))));
    }

    private Optional<String> closest(Obstacle obstacle) {
        return obstacle instanceof Obstacle.NotOffered missing
                ? ClosestName.to(missing.name(), offered.get())
                : Optional.empty();
    }

    private Optional<ProblemText> problem(Inspected inspected) {
        ProblemWords words = new ProblemWords(messages, format.get());
        DownloadEntry entry = inspected.entry();
        return switch (entry.state()) {
            case FAILED -> entry.problem().map(failed -> words.of(failed, closest));
            case MISSING -> Optional.of(words.missing(entry));
            case RUNNING ->
                    inspected
                            .snapshot()
                            .flatMap(now -> now.waiting().map(wait -> words(words, wait, now)))
                            .or(() -> downloads.damage(entry.id()).map(words::of));
            case QUEUED, PAUSED, UNPACKING, FINISHED -> Optional.empty();
        };
    }

    private ProblemText words(ProblemWords words, Wait wait, DownloadSnapshot now) {
        return words.of(wait, now, current.orElseThrow().now());
    }

    private static Optional<Sha256> digest(Inspected inspected) {
        DownloadEntry entry = inspected.entry();
        return entry.receipt()
                .map(Receipt::sha256)
                .or(() ->
                        inspected
                                .snapshot()
                                .flatMap(DownloadSnapshot::layout)
                                .flatMap(Layout::sha256))
                .or(() -> entry.spec().sha256());
    }

    private String source(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Named named ->
                    messages.text("inspector.source.named", RemoteText.shown(named.path()));
            case Wanted.Linked linked -> links(linked.links());
            case Wanted.Described described ->
                    messages.text(
                            "inspector.source.described",
                            RemoteText.shown(described.file().name()),
                            described.file().links().size());
        };
    }

    private String links(List<Link> links) {
        String first = RemoteText.shown(links.getFirst().uri().toString());
        return links.size() == 1
                ? first
                : messages.text("inspector.source.more", first, links.size() - 1);
    }

    /// Returns the limit as the field shows it; empty for none.
    String limit() {
        return spec.get()
                .map(DownloadSpec::bytesPerSecond)
                .filter(OptionalLong::isPresent)
                .map(limit -> withDecimalMark(Sizes.shown(limit.getAsLong()) + "/s"))
                .orElse("");
    }

    private String withDecimalMark(String number) {
        return messages.locale().getLanguage().equals("en") ? number : number.replace('.', ',');
    }

    /// Limits the download to what the field says; false when that is no speed.
    boolean changeLimit(String text) {
        if (text.isBlank()) {
            change(OptionalLong.empty());
            return true;
        }
        try {
            long wanted = Sizes.parsePerSecond(text.strip().replace(',', '.'));
            if (wanted == 0) {
                return false;
            }
            change(OptionalLong.of(wanted));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void change(OptionalLong limit) {
        if (spec.get().map(DownloadSpec::bytesPerSecond).filter(limit::equals).isEmpty()) {
            current.ifPresent(
                    now -> downloads.change(now.id(), wanted -> SpecChange.limit(wanted, limit)));
        }
    }

    void changeConnections(int connections) {
        if (spec.get().filter(now -> now.connections() != connections).isPresent()) {
            downloads.change(
                    current.orElseThrow().id(), now -> SpecChange.connections(now, connections));
        }
    }

    void changeOnFinish(FinishChoice choice, Optional<String> command) {
        if (spec.get().filter(now -> FinishChoice.of(now.onFinish()) != choice).isPresent()) {
            downloads.change(
                    current.orElseThrow().id(),
                    now -> SpecChange.onFinish(now, choice.onFinish(command)));
        }
    }

    /// Returns the problem for somebody else to read: in English, with its code.
    String problemDetails() {
        ProblemText text = problem.get().orElseThrow();
        Inspected now = current.orElseThrow();
        ProblemWords words = new ProblemWords(messages, format.get());
        if (!text.isDemanding() && now.isRunning()) {
            return downloads
                    .damage(now.id())
                    .map(damage -> damageInEnglish(damage, now))
                    .orElseGet(() -> words.details(text, now.entry().name(), now.now()));
        }
        return now.entry()
                .problem()
                .map(failed -> words.details(text, now.entry().name(), failed))
                .orElseGet(() ->
                        now.snapshot()
                                .map(moment -> waitingInEnglish(text, now, moment))
                                .orElseGet(
                                        () -> words.details(text, now.entry().name(), now.now())));
    }

    private String damageInEnglish(DownloadEvent.LogDamaged damage, Inspected now) {
        ProblemWords english = new ProblemWords(Messages.of(Locale.ENGLISH), format.get());
        return english.details(english.of(damage), now.entry().name(), damage.time());
    }

    private static String waitingInEnglish(
            ProblemText text, Inspected now, DownloadSnapshot snapshot) {
        return "%s  %s%n%s%n%s%n"
                .formatted(
                        text.code(),
                        now.now(),
                        RemoteText.shown(now.entry().name()),
                        RemoteText.shown(snapshot.sentence()));
    }

    Optional<Inspected> current() {
        return current;
    }

    Optional<String> closest() {
        return closest;
    }

    Optional<Path> path() {
        return current.flatMap(now -> now.entry().path());
    }

    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    ReadOnlyStringProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /// All digits of the file's SHA-256; empty while nobody knows them.
    ReadOnlyStringProperty digestProperty() {
        return digest.getReadOnlyProperty();
    }

    /// What is to be said beside the digest.
    ReadOnlyStringProperty proofProperty() {
        return proof.getReadOnlyProperty();
    }

    ReadOnlyStringProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    ReadOnlyStringProperty averageProperty() {
        return average.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty finishedProperty() {
        return finished.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ProblemText>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ShareViewModel> sharesProperty() {
        return shares.getReadOnlyProperty();
    }

    /// What can be changed about it.
    ReadOnlyObjectProperty<Optional<DownloadSpec>> specProperty() {
        return spec.getReadOnlyProperty();
    }
}
