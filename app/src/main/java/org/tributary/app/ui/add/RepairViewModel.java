package org.tributary.app.ui.add;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.downloads.Network;
import org.tributary.app.downloads.OnFinish;
import org.tributary.app.ui.add.RepairMatch.Candidate;
import org.tributary.app.ui.add.RepairMatch.Ranked;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.io.SafeName;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// Repairing a copy on disk, without controls: of which file it is one, and where the whole file
/// goes. JavaFX thread.
final class RepairViewModel {
    private final Surroundings around;
    private final Path file;
    private final ObservableList<Candidate> candidates = FXCollections.observableArrayList();
    private final ObjectProperty<Candidate> chosen = new SimpleObjectProperty<>();
    private final BooleanProperty inPlace = new SimpleBooleanProperty();
    private final StringProperty newName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper fact = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper plan = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper canStart = new ReadOnlyBooleanWrapper();
    private OptionalLong size = OptionalLong.empty();

    RepairViewModel(Surroundings around, Path file) {
        this.around = around;
        this.file = file;
        chosen.subscribe(_ -> chosenChanged());
        inPlace.subscribe(_ -> changed());
        newName.subscribe(_ -> changed());
        around.background()
                .execute(() -> {
                    OptionalLong bytes = sizeOf(file);
                    around.ui().execute(() -> know(bytes));
                });
    }

    private static OptionalLong sizeOf(Path file) {
        try {
            return OptionalLong.of(Files.size(file));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    private void know(OptionalLong bytes) {
        size = bytes;
        Ranked ranked = RepairMatch.rank(fileName(), bytes, around.servers().offers());
        candidates.setAll(ranked.candidates());
        chosen.set(ranked.best().orElse(null));
        changed();
    }

    private String fileName() {
        return file.getFileName().toString();
    }

    /// All files that servers offer, the likeliest first.
    ObservableList<Candidate> candidates() {
        return candidates;
    }

    /// The file that this is a copy of; null while nobody knows.
    ObjectProperty<Candidate> chosenProperty() {
        return chosen;
    }

    /// Whether the copy itself is replaced by the whole file.
    BooleanProperty inPlaceProperty() {
        return inPlace;
    }

    /// The name of the whole file, where the copy stays.
    StringProperty newNameProperty() {
        return newName;
    }

    /// Says what lies there.
    ReadOnlyStringProperty factProperty() {
        return fact.getReadOnlyProperty();
    }

    /// Says what will happen.
    ReadOnlyStringProperty planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canStartProperty() {
        return canStart.getReadOnlyProperty();
    }

    private void chosenChanged() {
        Candidate candidate = chosen.get();
        if (candidate != null) {
            String name = safe(candidate.name());
            inPlace.set(name.equals(fileName()));
            Path beside = file.resolveSibling(name);
            newName.set(
                    isTaken(beside)
                            ? DuplicateRule.freePath(beside, this::isTaken).getFileName().toString()
                            : name);
        }
        changed();
    }

    private boolean isTaken(Path path) {
        return DuplicateRule.isTaken(path, around.downloads().entries());
    }

    private static String safe(String name) {
        try {
            return SafeName.of(name);
        } catch (InvalidFormatException _) {
            return "download";
        }
    }

    private void changed() {
        String bytes = around.format().size(size.orElse(-1));
        fact.set(around.messages().text("add.repair.fact", bytes));
        Candidate candidate = chosen.get();
        canStart.set(candidate != null && (inPlace.get() || isNewNameRight()));
        plan.set(
                candidate == null
                        ? around.messages()
                                .text(
                                        candidates.isEmpty()
                                                ? "add.repair.noOffers"
                                                : "add.repair.choose")
                        : around.messages()
                                .text(
                                        "add.repair.plan",
                                        candidate.segments(),
                                        around.format().size(candidate.size()),
                                        candidate.servers()));
    }

    /// Whether the new name can be that of a file, and is not that of the copy.
    boolean isNewNameRight() {
        String name = newName.get().strip();
        try {
            return !name.isEmpty() && SafeName.of(name).equals(name) && !name.equals(fileName());
        } catch (InvalidFormatException _) {
            return false;
        }
    }

    /// Returns the download that repairs.
    DownloadSpec spec() {
        Candidate candidate = chosen.get();
        return new DownloadSpec(
                new Wanted.Named(candidate.path()),
                file.toAbsolutePath().getParent(),
                Optional.of(inPlace.get() ? fileName() : newName.get().strip()),
                Optional.of(candidate.sha256()),
                List.of(),
                around.settings().get().downloads().connectionsPerServer(),
                OptionalLong.empty(),
                Network.USUAL,
                inPlace.get(),
                Optional.of(file.toAbsolutePath()),
                OnFinish.NOTHING);
    }

    /// Begins, and returns the id of the download.
    String start() {
        return around.downloads().add(spec(), Start.NOW);
    }
}
