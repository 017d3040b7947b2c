package org.tributary.app.ui.main;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.common.Navigator;
import org.tributary.app.ui.common.UiContext;

/// The whole main window over sample data that stands still. Any thread but JavaFX's.
public final class SampleWindow implements AutoCloseable {
    private final Stage stage;
    private final MainWindow window;
    private final UiContext context;

    private SampleWindow(Stage stage, MainWindow window, UiContext context) {
        this.stage = stage;
        this.window = window;
        this.context = context;
    }

    /// @param context makes what the window shows, given the settings with its size in them
    public static SampleWindow open(SampleContext sample, Settings settings, int width, int height)
            throws InterruptedException {
        Map<String, String> place =
                Map.of("window.place.width", "" + width, "window.place.height", "" + height);
        UiContext[] made = new UiContext[1];
        SampleWindow window =
                FxThread.call(() -> {
                    Stage stage = new Stage();
                    MainWindow main =
                            MainWindow.open(
                                    stage,
                                    navigator ->
                                            made[0] =
                                                    led(
                                                            sample.with(settings.withView(place))
                                                                    .make(),
                                                            navigator));
                    return new SampleWindow(stage, main, made[0]);
                });
        FxThread.pulses(10);
        return window;
    }

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

    public UiContext context() {
        return context;
    }

    public Stage stage() {
        return stage;
    }

    /// Does what a menu item or key does.
    public void act(String key) throws InterruptedException {
        FxThread.run(() ->
                window.actions().stream()
                        .filter(action -> action.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .run());
        FxThread.pulses(3);
    }

    /// Selects a download of the list.
    public void select(String id) throws InterruptedException {
        FxThread.run(() -> context.navigator().showDownload(id));
        FxThread.pulses(3);
    }

    /// Shows a tab of the inspector, from 0.
    public void tab(int number) throws InterruptedException {
        FxThread.run(() -> ((TabPane) find("#tabs")).getSelectionModel().select(number));
        FxThread.pulses(5);
    }

    /// Selects the row of a server on the servers page.
    public void selectRow(String table, int row) throws InterruptedException {
        FxThread.run(() -> ((TableView<?>) find(table)).getSelectionModel().select(row));
        FxThread.pulses(5);
    }

    /// Moves the divider between the list of downloads and the inspector.
    public void divideDownloads(double at) throws InterruptedException {
        FxThread.run(() -> {
            Node split = find("#inspector");
            while (!(split instanceof SplitPane)) {
                split = split.getParent();
            }
            ((SplitPane) split).setDividerPosition(0, at);
        });
        FxThread.pulses(3);
    }

    /// Returns a part of the window, by its id; JavaFX thread.
    public Node find(String id) {
        Node node = stage.getScene().lookup(id);
        if (node == null) {
            throw new AssertionError("there is no " + id);
        }
        return node;
    }

    public WritableImage picture() throws InterruptedException {
        FxThread.run(context.ticker()::tick);
        FxThread.pulses(20);
        return FxThread.call(() -> stage.getScene().snapshot(null));
    }

    @Override
    public void close() {
        FxThread.run(() -> {
            stage.close();
            context.ticker().stop();
        });
    }
}
