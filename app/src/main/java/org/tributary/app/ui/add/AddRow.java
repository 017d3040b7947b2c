package org.tributary.app.ui.add;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.format.RemoteText;

/// One row of the table of results: a file, or a line that leads to none. Keeps its identity while
/// more becomes known. JavaFX thread.
final class AddRow {
    private final String line;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper canBeChosen = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper segments = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper servers = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Note> note = new SimpleObjectProperty<>(Note.of(Remark.CHECKING));

    /// What it leads to; a row without is a line that cannot be used.
    private Optional<Found> found = Optional.empty();

    AddRow(String line) {
        this.line = line;
    }

    /// Returns the line that it stands for.
    String line() {
        return line;
    }

    Optional<Found> found() {
        return found;
    }

    /// True when it is to be downloaded.
    boolean isWanted() {
        return chosen.get() && canBeChosen.get();
    }

    BooleanProperty chosenProperty() {
        return chosen;
    }

    ReadOnlyBooleanProperty canBeChosenProperty() {
        return canBeChosen.getReadOnlyProperty();
    }

    ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    ReadOnlyStringProperty segmentsProperty() {
        return segments.getReadOnlyProperty();
    }

    ReadOnlyStringProperty serversProperty() {
        return servers.getReadOnlyProperty();
    }

    /// What is said of it, in words.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    ObjectProperty<Note> noteProperty() {
        return note;
    }

    /// Shows a file. Whether it is chosen changes only where it could not be chosen before.
    void show(Found file, Messages messages, Format format) {
        boolean first = found.isEmpty() || found.get().chosen() != file.chosen();
        found = Optional.of(file);
        canBeChosen.set(true);
        if (first) {
            chosen.set(file.chosen());
        }
        String path = file.below().resolve(file.name()).toString();
        name.set(RemoteText.shown(path));
        size.set(format.size(file.size().orElse(-1)));
        segments.set(file.segments().isPresent() ? format.count(file.segments().getAsInt()) : "–");
        servers.set(file.servers().isPresent() ? format.count(file.servers().getAsInt()) : "–");
        say(file.note(), messages);
    }

    /// Shows why there is no file.
    void show(Note why, Messages messages) {
        found = Optional.empty();
        canBeChosen.set(false);
        chosen.set(false);
        name.set(RemoteText.shown(Shown.withoutPassword(line)));
        size.set("–");
        segments.set("");
        servers.set("");
        say(why, messages);
    }

    /// Shows that another row's download fetches its file.
    void showMerged(Note why, Messages messages) {
        canBeChosen.set(false);
        say(why, messages);
    }

    /// Shows from how many places it comes.
    void showServers(int count, Format format) {
        servers.set(format.count(count));
    }

    private void say(Note what, Messages messages) {
        note.set(what);
        sentence.set(what.sentence(messages));
    }
}
