package org.tributary.app.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;

/// How the rows of the list of downloads look in a window of usual width.
class RowLookTest {
    private static SampleWindow window(Locale language, int textSize) throws InterruptedException {
        Settings usual = Settings.DEFAULT;
        return SampleWindow.open(
                new SampleContext(SampleDownloads.busy(), SampleServers.four()).in(language),
                usual.with(usual.appearance().withTextSize(textSize)),
                1000,
                760);
    }

    private static List<Label> sentences(SampleWindow window) {
        return window.find("#downloadTable").lookupAll(".second-line").stream()
                .map(Label.class::cast)
                .filter(label -> !label.getText().isEmpty())
                .toList();
    }

    private static void assertWhole(SampleWindow window) {
        FxThread.run(() -> {
            List<Label> sentences = sentences(window);
            assertTrue(sentences.size() >= 4, sentences.size() + " sentences");
            for (Label sentence : sentences) {
                double wanted = Math.floor(sentence.prefWidth(-1));
                assertTrue(sentence.getWidth() >= wanted, sentence.getText());
                assertNull(sentence.getTooltip());
            }
        });
    }

    @Test
    void theSentenceOfARowIsReadWhole() throws InterruptedException {
        try (SampleWindow window = window(Locale.ENGLISH, 13)) {
            assertWhole(window);
        }
    }

    @Test
    void alsoInGermanWithLargeText() throws InterruptedException {
        try (SampleWindow window = window(Locale.GERMAN, 16)) {
            assertWhole(window);
        }
    }

    @Test
    void whatStandsBesideANameIsLevelWithIt() throws InterruptedException {
        try (SampleWindow window = window(Locale.ENGLISH, 13)) {
            FxThread.run(() -> {
                Node table = window.find("#downloadTable");
                double name = middle(table.lookup(".download-name"));
                assertEquals(name, middle(table.lookup(".pill")), 1.5);
                assertEquals(name, middle(table.lookup(".segment-strip")), 1.5);
                assertEquals(name, middle(table.lookup(".table-cell.number .text")), 1.5);
            });
        }
    }

    private static double middle(Node node) {
        return node.localToScene(node.getLayoutBounds()).getCenterY();
    }

    @Test
    void whatCanBeDoneIsReachedBelowTheNeighbours() throws InterruptedException {
        try (SampleWindow window = window(Locale.ENGLISH, 13)) {
            FxRobot robot = new FxRobot();
            robot.targetWindow(window.stage());
            Hyperlink mend =
                    FxThread.call(() ->
                            window.find("#downloadTable").lookupAll(".row-link").stream()
                                    .map(Hyperlink.class::cast)
                                    .filter(link -> link.isVisible() && !link.getText().isEmpty())
                                    .findFirst()
                                    .orElseThrow());
            double end =
                    FxThread.call(() ->
                            ((TableView<?>) window.find("#downloadTable"))
                                    .getVisibleLeafColumn(0)
                                    .getWidth());
            assertTrue(FxThread.call(mend::getLayoutX) > end, "it is below the neighbours");
            robot.clickOn(mend);
            FxThread.pulses(3);
            FxThread.run(() -> window.find("#serversPage"));
        }
    }

    @Test
    void theLongestTimeLeftIsReadWhole() throws InterruptedException {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            try (SampleWindow window = window(language, 16)) {
                FxThread.run(() -> {
                    TableCell<?, ?> cell =
                            window.find("#downloadTable").lookupAll(".table-cell.number").stream()
                                    .map(found -> (TableCell<?, ?>) found)
                                    .filter(found ->
                                            found.getTableColumn().getId().equals("time_left"))
                                    .findFirst()
                                    .orElseThrow();
                    Text longest = new Text("23 h 59 min");
                    longest.setFont(cell.getFont());
                    double wanted =
                            longest.getLayoutBounds().getWidth()
                                    + cell.snappedLeftInset()
                                    + cell.snappedRightInset();
                    assertTrue(
                            wanted <= cell.getWidth(),
                            wanted + " px in " + cell.getWidth() + " px");
                });
            }
        }
    }
}
