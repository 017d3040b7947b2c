package org.tributary.app.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.UiContext;

class PreferencesWindowTest {
    private final Path picked = Path.of("/media/disk").toAbsolutePath();
    private final SampleContext sample =
            new SampleContext(SampleDownloads.busy(), SampleServers.four()).picking(picked);
    private final UiContext context = FxThread.call(sample::make);
    private final PreferencesWindow window = FxThread.call(() -> new PreferencesWindow(context));

    @BeforeEach
    void open() throws InterruptedException {
        FxThread.run(() -> window.open(null, "downloads"));
        FxThread.pulses(2);
    }

    @AfterEach
    void close() {
        FxThread.run(() -> window.stage().ifPresent(Stage::close));
    }

    private Settings settings() {
        return context.settings().get();
    }

    private Stage stage() {
        return window.stage().orElseThrow();
    }

    private <N extends Node> N find(String id, Class<N> type) {
        Node node = stage().getScene().lookup("#" + id);
        assertTrue(node != null, () -> "no " + id);
        return type.cast(node);
    }

    private void page(String name) throws InterruptedException {
        FxThread.run(() -> window.open(null, name));
        FxThread.pulses(2);
    }

    private static void press(Node node, KeyCode key) {
        FxThread.run(() -> {
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                node.fireEvent(new KeyEvent(type, "", "", key, false, false, false, false));
            }
        });
    }

    @Test
    void opensOnceAndShowsThePageThatIsAskedFor() throws InterruptedException {
        Stage first = stage();
        page("servers");
        assertSame(first, stage());
        assertEquals(
                Page.SERVERS,
                find("pageList", ListView.class).getSelectionModel().getSelectedItem());
        find("serversProxy", TextField.class);
    }

    @Test
    void escapeClosesAndAnotherOneOpensAfterwards() {
        Stage first = stage();
        press(find("pageList", ListView.class), KeyCode.ESCAPE);
        assertFalse(FxThread.call(first::isShowing));
        FxThread.run(() -> window.open(null, ""));
        assertNotSame(first, stage());
    }

    @Test
    void saysUnderTheFieldWhyAnEntryIsNotTaken() {
        Spinner<?> atOnce = find("downloadsAtOnce", Spinner.class);
        FxThread.run(() -> {
            atOnce.getEditor().setText("many");
            atOnce.commitValue();
        });
        Label refusal = find("downloadsAtOnceRefusal", Label.class);
        assertTrue(refusal.isVisible());
        assertEquals("A whole number from 1 to 1,000, please.", refusal.getText());
        assertEquals(3, settings().downloads().atOnce());
        press(atOnce.getEditor(), KeyCode.ESCAPE);
        assertFalse(refusal.isVisible());
        assertEquals("3", atOnce.getEditor().getText());
        assertTrue(FxThread.call(() -> stage().isShowing()));
    }

    @Test
    void stepsNumbers() {
        Spinner<?> atOnce = find("downloadsAtOnce", Spinner.class);
        FxThread.run(() -> atOnce.increment(2));
        assertEquals(5, settings().downloads().atOnce());
        FxThread.run(() -> find("downloadsAtOnceReset", Hyperlink.class).fire());
        assertEquals(3, settings().downloads().atOnce());
        assertEquals("3", atOnce.getEditor().getText());
    }

    @Test
    void takesWhatIsTypedWhenEnterIsPressedOrTheFieldIsLeft() {
        TextField command = find("downloadsCommand", TextField.class);
        FxThread.run(() -> {
            command.requestFocus();
            command.setText("scan");
        });
        assertEquals(Optional.empty(), settings().downloads().command());
        press(command, KeyCode.ENTER);
        assertEquals(Optional.of("scan"), settings().downloads().command());
        FxThread.run(() -> {
            command.setText("scan --all");
            find("pageList", ListView.class).requestFocus();
        });
        assertEquals(Optional.of("scan --all"), settings().downloads().command());
    }

    @Test
    void switchesWithTheSpaceKey() {
        ToggleSwitch unpack = find("downloadsUnpack", ToggleSwitch.class);
        press(unpack, KeyCode.SPACE);
        assertTrue(settings().downloads().unpack());
        press(unpack, KeyCode.SPACE);
        assertFalse(settings().downloads().unpack());
    }

    @Test
    void picksAFolder() {
        FxThread.run(() -> find("downloadsFolderButton", Button.class).fire());
        assertEquals(Optional.of(picked), settings().downloads().folder());
        assertEquals(picked.toString(), find("downloadsFolder", TextField.class).getText());
    }

    @Test
    void colourAndSizeOfTextChangeAtOnce() throws InterruptedException {
        page("appearance");
        @SuppressWarnings("unchecked")
        ComboBox<Kind.Option<?>> theme = find("appearanceTheme", ComboBox.class);
        FxThread.run(() -> theme.setValue(theme.getItems().getLast()));
        FxThread.run(() -> find("appearanceTextSize", Spinner.class).increment(5));
        FxThread.pulses(2);
        assertTrue(context.theme().isDark());
        assertEquals(18, find("appearanceTextSize", Spinner.class).getEditor().getFont().getSize());
    }

    @Test
    void oneDayOfTheTimetableAlwaysStays() throws InterruptedException {
        page("speed");
        FxThread.run(() -> find("speedTimetable", ToggleSwitch.class).setSelected(true));
        FxThread.pulses(1);
        for (String day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
            FxThread.run(() -> find(day, ToggleButton.class).fire());
        }
        assertTrue(find("FRIDAY", ToggleButton.class).isSelected());
        assertEquals("Choose one day at least.", find("speedDaysRefusal", Label.class).getText());
    }

    @Test
    void searchesAndGoesBackToThePage() throws InterruptedException {
        TextField search = find("searchField", TextField.class);
        FxThread.run(() -> search.setText("proxy"));
        FxThread.pulses(1);
        find("serversProxy", TextField.class);
        assertTrue(find("pageList", ListView.class).getSelectionModel().isEmpty());
        FxThread.run(() -> search.setText("no such thing"));
        assertEquals(
                "Nothing matches “no such thing”.", find("nothingLabel", Label.class).getText());
        assertTrue(find("nothingBox", Node.class).isVisible());
        press(search, KeyCode.ESCAPE);
        assertEquals("", search.getText());
        find("downloadsFolder", TextField.class);
        assertEquals(
                Page.DOWNLOADS,
                find("pageList", ListView.class).getSelectionModel().getSelectedItem());
    }

    @Test
    void opensTheFolderOfTheLog() throws InterruptedException {
        page("advanced");
        FxThread.run(() -> find("advancedOpenLog", Button.class).fire());
        assertEquals(1, sample.told.size());
        assertTrue(sample.told.getFirst().startsWith("open "));
    }

    @Test
    void asksBeforeAllIsReset() throws InterruptedException {
        page("advanced");
        context.settings().change(s -> s.with(s.downloads().withAtOnce(9)));
        FxThread.run(() -> find("advancedReset", Button.class).fire());
        assertEquals(9, settings().downloads().atOnce());
        Stage question =
                FxThread.call(() ->
                        (Stage)
                                Stage.getWindows().stream()
                                        .filter(open ->
                                                open.getScene()
                                                        .getRoot()
                                                        .getId()
                                                        .equals("resetSettingsDialog"))
                                        .findFirst()
                                        .orElseThrow());
        FxThread.run(() -> ((Button) question.getScene().lookup("#acceptButton")).fire());
        assertEquals(3, settings().downloads().atOnce());
        assertEquals(
                "Every setting has its default again.", find("saidLabel", Label.class).getText());
    }
}
