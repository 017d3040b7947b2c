package org.tributary.app.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;

class QuitTest {
    private SampleWindow window;

    private Stage open(SampleDownloads downloads) throws InterruptedException {
        window =
                SampleWindow.open(
                        new SampleContext(downloads, SampleServers.four()),
                        Settings.DEFAULT,
                        960,
                        720);
        return window.stage();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static void closeByItsButton(Stage stage) {
        FxThread.run(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static List<Window> questions() {
        return FxThread.call(() ->
                Window.getWindows().stream()
                        .filter(open -> "quitDialog".equals(open.getScene().getRoot().getId()))
                        .toList());
    }

    @Test
    void closesAtOnceWhenNothingRuns() throws InterruptedException {
        Stage stage = open(SampleDownloads.none());
        closeByItsButton(stage);
        assertFalse(FxThread.call(stage::isShowing));
    }

    @Test
    void asksWhileSomethingRunsAndStaysOpenWhenTheAnswerIsNo() throws InterruptedException {
        Stage stage = open(SampleDownloads.busy());
        closeByItsButton(stage);
        assertTrue(FxThread.call(stage::isShowing));
        List<Window> questions = questions();
        assertEquals(1, questions.size());
        FxThread.run(questions.getFirst()::hide);
        assertTrue(FxThread.call(stage::isShowing));
    }

    @Test
    void closesWhenTheAnswerIsYes() throws InterruptedException {
        Stage stage = open(SampleDownloads.busy());
        closeByItsButton(stage);
        Window question = questions().getFirst();
        FxThread.run(() -> ((Button) question.getScene().lookup("#acceptButton")).fire());
        assertFalse(FxThread.call(stage::isShowing));
    }

    @Test
    void theQuestionFollowsWhatRuns() throws InterruptedException {
        SampleDownloads downloads = SampleDownloads.busy();
        Stage stage = open(downloads);
        closeByItsButton(stage);
        Window question = questions().getFirst();
        Parent root = question.getScene().getRoot();
        Label text = FxThread.call(() -> (Label) root.lookup("#askText"));
        assertEquals(
                "3 downloads run. They go on from here when Tributary is started again.",
                FxThread.call(text::getText));
        downloads.remove(List.of(SampleDownloads.DEBIAN, SampleDownloads.DATASET), false);
        FxThread.run(window.context().ticker()::tick);
        assertEquals(
                "A download runs. It goes on from here when Tributary is started again.",
                FxThread.call(text::getText));
        downloads.remove(List.of(SampleDownloads.NIGHTLY), false);
        FxThread.run(window.context().ticker()::tick);
        assertEquals("Nothing runs any more.", FxThread.call(text::getText));
        FxThread.run(question::hide);
    }
}
