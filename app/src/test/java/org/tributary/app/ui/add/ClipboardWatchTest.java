package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;

class ClipboardWatchTest {
    private final SampleContext sample =
            new SampleContext(SampleDownloads.none(), SampleServers.four());
    private Stage stage;

    private static void clipboard(String text) {
        FxThread.run(() ->
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    private void show() throws InterruptedException {
        FxThread.run(() -> {
            stage = new Stage();
            stage.setScene(new Scene(new StackPane(), 100, 100));
            ClipboardWatch.install(stage, sample.make());
            stage.show();
            stage.requestFocus();
        });
        FxThread.pulses(2);
    }

    @AfterEach
    void close() {
        if (stage != null) {
            FxThread.run(stage::close);
        }
    }

    @Test
    void tellsOfALinkWhenTheWindowGetsTheFocus() throws Exception {
        clipboard("http://a/debian.iso");
        show();
        assertEquals(List.of("say Link in clipboard: debian.iso"), sample.told);
    }

    @Test
    void saysNothingWhenItIsNotWanted() throws Exception {
        Settings usual = Settings.DEFAULT;
        sample.with(usual.with(usual.general().withClipboardHint(false)));
        clipboard("http://a/debian.iso");
        show();
        assertEquals(List.of(), sample.told);
    }

    @Test
    void pastesWhatIsInTheClipboard() throws Exception {
        clipboard("http://a/debian.iso\n");
        FxThread.run(() -> new PasteCommand(sample.make()).run());
        while (sample.told.isEmpty()) {
            FxThread.pulses(1);
        }
        assertEquals(List.of("add [http://a/debian.iso]"), sample.told);
    }
}
