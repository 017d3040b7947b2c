package org.tributary.app.ui.main;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.TableView;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Theme;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;

/// Takes pictures of the window, to be looked at: `MainPictures <folder> [part of a name]`.
final class MainPictures {
    private final Path folder;
    private final String only;

    private MainPictures(Path folder, String only) {
        this.folder = folder;
        this.only = only;
    }

    public static void main(String[] arguments) {
        try {
            new MainPictures(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "")
                    .takeAll();
            System.exit(0);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void takeAll() throws Exception {
        Settings light = with(Theme.LIGHT, 13);
        Settings dark = with(Theme.DARK, 13);
        busy("busy-light", light, Locale.ENGLISH, 1180, 740);
        busy("busy-dark", dark, Locale.ENGLISH, 1180, 740);
        busy("busy-1000", light, Locale.ENGLISH, 1000, 760);
        busy("busy-860", dark, Locale.ENGLISH, 860, 560);
        busy("busy-wide", light, Locale.ENGLISH, 1500, 760);
        busy("german-16", with(Theme.LIGHT, 16), Locale.GERMAN, 1000, 760);
        busy("german-13", dark, Locale.GERMAN, 1180, 740);
        busy("german-18", with(Theme.DARK, 18), Locale.GERMAN, 1180, 740);
        SampleDownloads none = SampleDownloads.none();
        take("empty", none, SampleServers.four(), light, Locale.ENGLISH, 1000, 760);
        take("empty-no-servers", none, SampleServers.none(), dark, Locale.GERMAN, 1000, 760);
    }

    private static Settings with(Theme theme, int textSize) {
        return Settings.DEFAULT.with(
                Settings.DEFAULT.appearance().withTheme(theme).withTextSize(textSize));
    }

    private void busy(String name, Settings settings, Locale language, int width, int height)
            throws Exception {
        take(name, SampleDownloads.busy(), SampleServers.four(), settings, language, width, height);
    }

    private void take(
            String name,
            SampleDownloads downloads,
            SampleServers servers,
            Settings settings,
            Locale language,
            int width,
            int height)
            throws Exception {
        if (!name.contains(only)) {
            return;
        }
        try (OpenWindow window =
                OpenWindow.of(downloads, servers, settings, language, width, height)) {
            TableView<?> table = window.find("downloadTable", TableView.class);
            window.run(() -> table.getSelectionModel().select(0));
            window.save(folder.resolve(name + ".png"));
        }
    }
}
