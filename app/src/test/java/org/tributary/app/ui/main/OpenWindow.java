package org.tributary.app.ui.main;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.servers.Servers;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.Png;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.common.Navigator;
import org.tributary.app.ui.common.UiContext;

/// The whole window over data that stands still, on a disk with 212 GB free. Any thread but JavaFX's.
public final class OpenWindow implements AutoCloseable {
    private static final long FREE_BYTES = 212_000_000_000L;

    private final Stage stage;
    private final UiContext context;

    private OpenWindow(Stage stage, UiContext context) {
        this.stage = stage;
        this.context = context;
    }

    /// Opens it.
    ///
    /// @param width px, as well as `height`
    public static OpenWindow of(
            Downloads downloads,
            Servers servers,
            Settings settings,
            Locale language,
            int width,
            int height)
            throws InterruptedException {
        Map<String, String> view = new HashMap<>(settings.view());
        view.put("window.place.width", String.valueOf(width));
        view.put("window.place.height", String.valueOf(height));
        SampleContext sample =
                new SampleContext(downloads, servers).with(settings.withView(view)).in(language);
        OpenWindow window =
                FxThread.call(() -> {
                    Stage stage = new Stage();
                    AtomicReference<UiContext> made = new AtomicReference<>();
                    MainWindow.open(
                            stage,
                            navigator -> {
                                made.set(led(sample.make(), navigator));
                                return made.get();
                            },
                            _ -> OptionalLong.of(FREE_BYTES));
                    return new OpenWindow(stage, made.get());
                });
        FxThread.pulses(10);
        return window;
    }

    /// Returns the same context with other ways out of panes.
    private static UiContext led(UiContext sample, Navigator navigator) {
        return new UiContext(
                sample.downloads(),
                sample.servers(),
                sample.settings(),
                sample.messages(),
                sample.clock(),
                sample.zone(),
                sample.stateFolder(),
                sample.ticker(),
                sample.theme(),
                navigator,
                sample.picker(),
                sample.os());
    }

    Stage stage() {
        return stage;
    }

    UiContext context() {
        return context;
    }

    /// Returns what `id` stands for in the window.
    <T extends Node> T find(String id, Class<T> type) {
        return FxThread.call(() -> type.cast(stage.getScene().lookup('#' + id)));
    }

    /// Runs code on the JavaFX thread, and then what that leads to.
    void run(Runnable code) throws InterruptedException {
        FxThread.run(code);
        FxThread.run(context.ticker()::tick);
        FxThread.pulses(2);
    }

    void save(Path picture) throws Exception {
        FxThread.pulses(5);
        Png.write(FxThread.call(() -> stage.getScene().snapshot(null)), picture);
    }

    @Override
    public void close() {
        FxThread.run(() -> {
            stage.close();
            context.ticker().stop();
        });
    }
}
