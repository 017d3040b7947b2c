package org.tributary.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.stage.Stage;
import org.tributary.app.settings.SettingsFile;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.common.FilePicker;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.OsIntegration;
import org.tributary.shared.io.PlatformDirs;

/// The program with its window in this process, put together as the real one is, on folders of a test
/// and with the system around it replaced.
public final class TestProgram implements AutoCloseable {
    private final SettingsFile settings;
    private final AppContext context;
    private final Stage stage;

    private TestProgram(SettingsFile settings, AppContext context) {
        this.settings = settings;
        this.context = context;
        stage = FxThread.call(Stage::new);
    }

    /// Opens the window.
    ///
    /// @param home folder for everything it keeps
    public static TestProgram open(Path home, FilePicker picker, OsIntegration os)
            throws IOException {
        PlatformDirs folders = new PlatformDirs(home, home, home.resolve("cache"));
        SettingsFile settings = SettingsFile.open(home, InstantSource.system());
        SettingsStore store = settings.store();
        Messages messages = Messages.of(store.get().general().locale());
        AppContext context = AppContext.open(folders, store, messages, picker, os);
        TestProgram program = new TestProgram(settings, context);
        FxThread.run(() -> context.show(program.stage));
        return program;
    }

    public Stage stage() {
        return stage;
    }

    public SettingsStore settings() {
        return settings.store();
    }

    /// Ends it in good order, as when the window is closed.
    @Override
    public void close() {
        FxThread.run(stage::hide);
        context.close();
        settings.close();
    }
}
