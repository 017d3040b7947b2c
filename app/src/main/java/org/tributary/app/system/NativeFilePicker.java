package org.tributary.app.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.tributary.app.ui.common.FilePicker;

/// The dialogs of the system; they begin where the last one ended. JavaFX thread.
public final class NativeFilePicker implements FilePicker {
    private Optional<Path> last = Optional.empty();

    @Override
    public Optional<Path> folder(Window owner, String title, Optional<Path> first) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        start(first).ifPresent(chooser::setInitialDirectory);
        return remembered(chooser.showDialog(owner));
    }

    @Override
    public List<Path> open(Window owner, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        start(Optional.empty()).ifPresent(chooser::setInitialDirectory);
        List<File> files = chooser.showOpenMultipleDialog(owner);
        if (files == null || files.isEmpty()) {
            return List.of();
        }
        List<Path> picked = files.stream().map(File::toPath).toList();
        last = Optional.ofNullable(picked.getFirst().getParent());
        return picked;
    }

    @Override
    public Optional<Path> save(Window owner, String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        start(Optional.empty()).ifPresent(chooser::setInitialDirectory);
        Optional<Path> picked =
                Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        picked.map(Path::getParent).ifPresent(folder -> last = Optional.of(folder));
        return picked;
    }

    /// A folder that is gone would make the dialog fail.
    private Optional<File> start(Optional<Path> first) {
        return first.or(() -> last).filter(Files::isDirectory).map(Path::toFile);
    }

    private Optional<Path> remembered(File folder) {
        Optional<Path> picked = Optional.ofNullable(folder).map(File::toPath);
        picked.ifPresent(path -> last = Optional.of(path));
        return picked;
    }
}
