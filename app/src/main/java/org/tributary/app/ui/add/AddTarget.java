package org.tributary.app.ui.add;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.common.DiskRoom;
import org.tributary.app.ui.common.ViewMemory;

/// The folder that downloads go into, and whether they fit. JavaFX thread; the disk is asked
/// elsewhere.
final class AddTarget {
    /// Where the settings keep the folders used last.
    static final String RECENT = "add.folders";

    private static final int MOST_RECENT = 8;

    private final Surroundings around;
    private final StringProperty folder = new SimpleStringProperty();
    private final ReadOnlyStringWrapper free = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper tooLittle = new ReadOnlyBooleanWrapper();
    private long neededBytes;
    private int asked;

    AddTarget(Surroundings around) {
        this.around = around;
        folder.set(around.settings().get().downloads().folderOrUsual().toString());
        folder.subscribe(_ -> look());
    }

    StringProperty folderProperty() {
        return folder;
    }

    /// Says why nothing can be saved there; empty when it can, or nobody knows yet.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Says how much room there is and whether that is enough, or why nothing can be saved.
    ReadOnlyStringProperty freeProperty() {
        return free.getReadOnlyProperty();
    }

    /// True when the room is not enough, or nothing can be written there.
    ReadOnlyBooleanProperty tooLittleProperty() {
        return tooLittle.getReadOnlyProperty();
    }

    /// Returns the folder; empty when what stands there is none.
    Optional<Path> path() {
        try {
            Path path = Path.of(folder.get().strip());
            return path.isAbsolute() ? Optional.of(path.normalize()) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Returns the folders used last, newest first, the usual one among them.
    List<String> recent() {
        Settings settings = around.settings().get();
        Set<String> all = new LinkedHashSet<>();
        settings.view().getOrDefault(RECENT, "").lines().forEach(all::add);
        all.add(settings.downloads().folderOrUsual().toString());
        return List.copyOf(all);
    }

    /// Remembers the folder for the next time.
    void remember() {
        String used = path().orElseThrow().toString();
        Set<String> all = new LinkedHashSet<>();
        all.add(used);
        all.addAll(recent());
        String lines = String.join("\n", all.stream().limit(MOST_RECENT).toList());
        new ViewMemory(around.settings()).put(RECENT, lines);
    }

    /// Says how much is to be downloaded.
    void need(long bytes) {
        if (bytes != neededBytes) {
            neededBytes = bytes;
            look();
        }
    }

    private void look() {
        asked++;
        int question = asked;
        Optional<Path> path = path();
        if (path.isEmpty()) {
            refuse("add.free.noFolder");
            return;
        }
        long needed = neededBytes;
        around.background()
                .execute(() -> {
                    DiskRoom room = around.disk().apply(path.get());
                    around.ui()
                            .execute(() -> {
                                if (question == asked) {
                                    show(room, needed);
                                }
                            });
                });
    }

    private void refuse(String key) {
        String sentence = around.messages().text(key);
        free.set(sentence);
        problem.set(sentence);
        tooLittle.set(true);
    }

    private void show(DiskRoom room, long needed) {
        if (!room.folder()) {
            refuse("add.free.isFile");
            return;
        }
        if (!room.writable()) {
            refuse("add.free.notWritable");
            return;
        }
        problem.set("");
        long bytes = room.bytes().orElse(Long.MAX_VALUE);
        boolean less = bytes < needed;
        tooLittle.set(less);
        String shown = around.format().size(bytes);
        free.set(
                less
                        ? around.messages()
                                .text(
                                        "add.free.tooLittle",
                                        shown,
                                        around.format().size(needed - bytes))
                        : around.messages().text("add.free.enough", shown));
    }
}
