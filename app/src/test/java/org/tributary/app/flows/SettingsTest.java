package org.tributary.app.flows;

import static javafx.scene.input.KeyCode.COMMA;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DIGIT0;
import static javafx.scene.input.KeyCode.EQUALS;
import static javafx.scene.input.KeyCode.ESCAPE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tributary.app.TestServers;
import org.tributary.app.settings.Settings.Theme;
import org.tributary.app.ui.FxThread;

/// Settings that are changed while the window is open.
@Timeout(600)
class SettingsTest {
    /// What large text needs to be read easily (WCAG AA).
    private static final double LEAST_CONTRAST = 4.5;

    @TempDir private Path folder;
    private WindowUnderTest window;

    @BeforeEach
    void prepare() throws Exception {
        window = new WindowUnderTest(folder);
        window.settings(now -> now.with(now.appearance().withTheme(Theme.LIGHT)));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static double size(String id) {
        return Screen.byId(id).map(node -> ((Labeled) node).getFont().getSize()).orElse(0.0);
    }

    private void choose(String page, String field, String value) throws Exception {
        window.press(CONTROL, COMMA);
        window.clickIn("pageList", page);
        window.click(field);
        window.clickText(value);
    }

    @Test
    void colourAndSizeChangeAtOnceAndAreKept() throws Exception {
        window.open();
        window.await("it is light", () -> window.background().getBrightness() > 0.8);
        choose("Appearance", "appearanceTheme", "Dark");
        window.await("it is dark", () -> window.background().getBrightness() < 0.3);
        window.press(ESCAPE);

        window.press(CONTROL, EQUALS);
        window.press(CONTROL, EQUALS);
        window.await("the text is bigger", () -> size("countsLabel") == 15);
        window.quit();
        window.open();
        window.await("it is dark", () -> window.background().getBrightness() < 0.3);
        window.await("the text is bigger", () -> size("countsLabel") == 15);
        window.press(CONTROL, DIGIT0);
        window.await("the text is as usual", () -> size("countsLabel") == 13);
    }

    @Test
    void anotherLanguageIsSpokenFromTheNextStartOn() throws Exception {
        window.open();
        choose("General", "generalLanguage", "Deutsch");
        window.press(ESCAPE);
        assertTrue(window.says("Drop a link, a .meta4 file or a server list here"));
        window.quit();
        window.open();
        window.awaitText("_Datei");
        assertFalse(window.says("Drop a link"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void textCanBeReadInBothThemes(Theme theme) throws Exception {
        byte[] content = TestServers.bytes(100_000, 1);
        String a = window.servers.file("a", "big.bin", content).start("a");
        window.list(a).settings(now -> now.with(now.appearance().withTheme(theme))).open();
        window.awaitText("Browse 1 file on 1 server");
        window.add("big.bin");
        window.finished("big.bin");
        for (String id : new String[] {"countsLabel", "addButton", "serversLabel", "totalSpeed"}) {
            double contrast = FxThread.call(() -> contrast(id));
            assertTrue(contrast >= LEAST_CONTRAST, () -> id + " has a contrast of " + contrast);
        }
    }

    /// Returns the contrast of a label's text to what is behind it.
    private double contrast(String id) {
        Labeled label = (Labeled) Screen.byId(id).orElseThrow();
        double text = luminance((Color) label.getTextFill());
        double behind = luminance(Screen.edge(label));
        return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
