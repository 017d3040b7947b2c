package org.tributary.app.flows;

import static javafx.scene.input.KeyCode.B;
import static javafx.scene.input.KeyCode.COMMA;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.D;
import static javafx.scene.input.KeyCode.DELETE;
import static javafx.scene.input.KeyCode.DIGIT1;
import static javafx.scene.input.KeyCode.DIGIT2;
import static javafx.scene.input.KeyCode.DIGIT3;
import static javafx.scene.input.KeyCode.DIGIT4;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F1;
import static javafx.scene.input.KeyCode.N;
import static javafx.scene.input.KeyCode.S;
import static javafx.scene.input.KeyCode.SHIFT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.app.ui.FxThread;

/// The window in a language with long words and in big letters: no word is cut that is to be read as
/// a whole.
@Timeout(600)
class GermanTest {
    @TempDir private Path folder;
    private final List<String> cut = new ArrayList<>();
    private WindowUnderTest window;

    @BeforeEach
    void prepare() throws Exception {
        window = new WindowUnderTest(folder);
        byte[] content = TestServers.bytes(2_000_000, 1);
        String a =
                window.servers
                        .file("a", "big.bin", content)
                        .file("a", "slow.bin", content)
                        .start("a");
        String b = window.servers.file("b", "big.bin", content).start("b");
        window.servers.stop("b");
        window.list(a, b)
                .settings(now -> now.with(now.general().withLanguage(Optional.of("de"))))
                .settings(now -> now.with(now.appearance().withTextSize(16)))
                .settings(now -> now.with(now.downloads().withAtOnce(1)))
                .open();
        window.awaitText("2 Dateien");
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void look(String where) throws Exception {
        FxThread.pulses(5);
        FxThread.call(Screen::cutWords).forEach(word -> cut.add(where + ": " + word));
    }

    private void look(String where, KeyCode... keys) throws Exception {
        window.press(keys);
        look(where);
    }

    @Test
    void noWordIsCutInBigLetters() throws Exception {
        look("empty");
        look("shortcuts", F1);
        window.press(ESCAPE);
        look("add", CONTROL, N);
        window.find("linksArea", TextArea.class);
        window.type("big.bin");
        window.awaitText("resultTable", "big.bin");
        look("add with a name");
        window.click("startButton");
        window.awaitRow("big.bin", "Fertig");
        look("finished");
        window.program()
                .settings()
                .change(now -> now.with(now.speed().withLimited(true).withBytesPerSecond(50_000)));
        window.add("slow.bin");
        window.awaitSegments(2);
        look("overview", CONTROL, DIGIT1);
        look("segments", CONTROL, DIGIT2);
        look("servers of it", CONTROL, DIGIT3);
        look("log", CONTROL, DIGIT4);
        look("remove", SHIFT, DELETE);
        window.press(ESCAPE);
        look("servers", CONTROL, SHIFT, S);
        look("catalog", CONTROL, SHIFT, B);
        window.press(CONTROL, SHIFT, D);
        window.press(CONTROL, COMMA);
        int pages =
                FxThread.call(() ->
                        ((ListView<?>) Screen.byId("pageList").orElseThrow()).getItems().size());
        for (int page = 0; page < pages; page++) {
            look("settings " + page);
            window.press(KeyCode.DOWN);
        }
        assertEquals("", String.join("\n", cut));
    }
}
