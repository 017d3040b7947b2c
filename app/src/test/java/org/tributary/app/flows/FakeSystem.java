package org.tributary.app.flows;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.stage.Window;
import org.tributary.app.ui.common.FilePicker;
import org.tributary.app.ui.common.OsIntegration;

/// The system around the window: picks what the test says, and notes what it is asked to do.
final class FakeSystem implements FilePicker, OsIntegration {
    /// What it was asked to do, such as `open /tmp/big.bin`.
    final List<String> told = new CopyOnWriteArrayList<>();

    private volatile Optional<Path> picked = Optional.empty();

    /// Has the user pick this whenever one is asked for a file or folder.
    void pick(Path path) {
        picked = Optional.of(path);
    }

    @Override
    public Optional<Path> folder(Window owner, String title, Optional<Path> first) {
        return picked;
    }

    @Override
    public List<Path> open(Window owner, String title) {
        return picked.stream().toList();
    }

    @Override
    public Optional<Path> save(Window owner, String title, String name) {
        return picked;
    }

    @Override
    public void open(Path file) {
        told.add("open " + file);
    }

    @Override
    public void show(Path file) {
        told.add("show " + file);
    }

    @Override
    public void browse(URI link) {
        told.add("browse " + link);
    }

    @Override
    public void notify(String title, String text) {
        told.add("notify " + title);
    }

    @Override
    public void run(String command, Path file) {
        told.add("run " + command + " " + file);
    }

    @Override
    public void keepAwake(boolean awake) {
        // Asked for again and again; of no interest here.
    }
}
