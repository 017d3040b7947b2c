package org.tributary.app.ui.main;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.servers.Servers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Theme;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.Png;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.UiContext;

/// Takes pictures of the window, to be looked at: `MainPictures <folder>`.
final class MainPictures {
    private MainPictures() {}

    public static void main(String[] arguments) {
        try {
            takeAll(arguments);
            System.exit(0);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void takeAll(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Settings light = with(Theme.LIGHT, 13);
        Settings dark = with(Theme.DARK, 13);
        String only = arguments.length > 1 ? arguments[1] : "";
        take(folder, only, "busy-light", light, Locale.ENGLISH, busy(), four(), 1180, 740);
        take(folder, only, "busy-dark", dark, Locale.ENGLISH, busy(), four(), 1180, 740);
        take(folder, only, "busy-1000", light, Locale.ENGLISH, busy(), four(), 1000, 760);
        take(folder, only, "busy-860", dark, Locale.ENGLISH, busy(), four(), 860, 560);
        take(folder, only, "german-16", with(Theme.LIGHT, 16), Locale.GERMAN, busy(), four(), 1000, 760);
        take(folder, only, "german-13", dark, Locale.GERMAN, busy(), SampleServers.six(), 1180, 740);
        take(folder, only, "empty", light, Locale.ENGLISH, SampleDownloads.none(), four(), 1000, 760);
        take(folder, only, "empty-no-servers", dark, Locale.ENGLISH, SampleDownloads.none(), SampleServers.none(), 1000, 760);
    }

    private static SampleDownloads busy() {
        return SampleDownloads.busy();
    }

    private static SampleServers four() {
        return SampleServers.four();
    }

    private static Settings with(Theme theme, int textSize) {
        return Settings.DEFAULT.with(
                Settings.DEFAULT.appearance().withTheme(theme).withTextSize(textSize));
    }

    private static void take(
            Path folder,
            String only,
            String name,
            Settings settings,
            Locale locale,
            Downloads downloads,
            Servers servers,
            int width,
            int height)
            throws Exception {
        if (!name.contains(only)) {
            return;
        }
        Map<String, String> place =
                Map.of("window.place.width", "" + width, "window.place.height", "" + height);
        Stage stage =
                FxThread.call(
                        () -> {
                            Stage made = new Stage();
                            MainWindow window =
                                    MainWindow.open(
                                            made,
                                            navigator ->
                                                    context(
                                                            new SampleContext(downloads, servers)
                                                                    .with(settings.withView(place))
                                                                    .in(locale)
                                                                    .make(),
                                                            navigator),
                                            _ -> OptionalLong.of(212_000_000_000L));
                            return made;
                        });
        FxThread.pulses(10);
        FxThread.run(() -> select(stage));
        FxThread.pulses(10);
        WritableImage image = FxThread.call(() -> stage.getScene().snapshot(null));
        Png.write(image, folder.resolve(name + ".png"));
        FxThread.run(stage::close);
    }

    private static void select(Stage stage) {
        if (stage.getScene().lookup("#downloadTable")
                instanceof javafx.scene.control.TableView<?> table
                && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    static UiContext context(UiContext sample, org.tributary.app.ui.common.Navigator navigator) {
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
}
