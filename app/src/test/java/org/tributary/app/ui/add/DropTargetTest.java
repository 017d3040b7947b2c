package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.EventType;
import javafx.scene.control.Label;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.Drops;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

class DropTargetTest {
    private static final String LINKS = "http://a/1.iso\nhttp://a/2.iso\nhttp://a/3.iso";

    @TempDir private Path folder;
    private final SampleDownloads downloads = SampleDownloads.none();
    private final SampleContext sample = new SampleContext(downloads, SampleServers.four());
    private StackPane over;

    @BeforeEach
    void open() {
        install(true);
    }

    private void install(boolean ask) {
        Settings usual = Settings.DEFAULT;
        sample.with(
                usual.with(usual.general().withAskBeforeStarting(ask))
                        .with(usual.downloads().withFolder(Optional.of(folder))));
        FxThread.run(() -> {
            UiContext context = sample.make();
            over = new StackPane();
            DropTarget.install(over, over, context);
        });
    }

    private DragEvent fire(EventType<DragEvent> type, Map<DataFormat, Object> content) {
        return FxThread.call(() -> Drops.fire(over, type, Drops.board(content), null));
    }

    private static Map<DataFormat, Object> text(String text) {
        return Map.of(DataFormat.PLAIN_TEXT, text);
    }

    private Optional<String> shown(String id) {
        return FxThread.call(
                () -> Optional.ofNullable(over.lookup(id)).map(node -> ((Label) node).getText()));
    }

    private void awaitTold(String told) throws InterruptedException {
        while (!sample.told.contains(told)) {
            FxThread.pulses(1);
        }
    }

    @Test
    void saysWhatADropWouldDo() {
        DragEvent event = fire(DragEvent.DRAG_OVER, text(LINKS));
        assertTrue(event.isAccepted());
        assertEquals(Optional.of("Drop to add 3 downloads"), shown("#dropTitle"));
        fire(DragEvent.DRAG_EXITED, text(LINKS));
        assertEquals(Optional.empty(), shown("#dropTitle"));
    }

    @Test
    void opensTheDialogWithWhatWasDropped() throws Exception {
        DragEvent event = fire(DragEvent.DRAG_DROPPED, text(LINKS));
        assertTrue(event.isDropCompleted());
        awaitTold("add [http://a/1.iso, http://a/2.iso, http://a/3.iso]");
        assertEquals(Optional.empty(), shown("#dropTitle"));
    }

    @Test
    void takesLinksOfABrowser() throws Exception {
        fire(
                DragEvent.DRAG_DROPPED,
                Map.of(
                        DataFormat.URL,
                        "http://a/1.iso\r\nhttp://a/2.iso",
                        DataFormat.PLAIN_TEXT,
                        "http://a/1.iso\n",
                        DataFormat.HTML,
                        "<a href='http://a/1.iso'>1</a>"));
        awaitTold("add [http://a/1.iso, http://a/2.iso]");
    }

    @Test
    void addsServers() throws Exception {
        Path list = Files.writeString(folder.resolve("servers.txt"), "node-x:8009\n");
        fire(DragEvent.DRAG_DROPPED, Map.of(DataFormat.FILES, List.of(list.toFile())));
        awaitTold("add servers node-x:8009\n");
    }

    @Test
    void repairsOneFile() throws Exception {
        Path file = Files.writeString(folder.resolve("debian.iso"), "half");
        fire(DragEvent.DRAG_DROPPED, Map.of(DataFormat.FILES, List.of(file.toFile())));
        awaitTold("repair " + file);
    }

    @Test
    void takesTheLinkOfADropWhoseFilesCannotBeRead() throws Exception {
        // GTK: JavaFX says that there are files and has no list of them.
        Map<DataFormat, Object> mixed = new HashMap<>();
        mixed.put(DataFormat.FILES, null);
        mixed.put(DataFormat.URL, "http://a/1.iso");
        fire(DragEvent.DRAG_DROPPED, mixed);
        awaitTold("say The file in this drop could not be read. Drop it on its own.");
        awaitTold("add [http://a/1.iso]");
    }

    @Test
    void refusesWhatIsDraggedOutOfItself() {
        DragEvent event =
                FxThread.call(() ->
                        Drops.fire(
                                over, DragEvent.DRAG_OVER, Drops.board(text(LINKS)), new Label()));
        assertFalse(event.isAccepted());
        Dragboard rows =
                FxThread.call(() ->
                        Drops.board(
                                Map.of(
                                        rowsFormat(),
                                        "id",
                                        DataFormat.FILES,
                                        List.of(new File("/x.iso")))));
        assertFalse(
                FxThread.call(() -> Drops.fire(over, DragEvent.DRAG_OVER, rows, null))
                        .isAccepted());
    }

    private static DataFormat rowsFormat() {
        DataFormat known = DataFormat.lookupMimeType(DragContent.OWN_ROWS);
        return known == null ? new DataFormat(DragContent.OWN_ROWS) : known;
    }

    @Test
    void startsAtOnceWhenNobodyWantsToBeAsked() throws Exception {
        install(false);
        fire(DragEvent.DRAG_DROPPED, text("handbook.pdf"));
        awaitTold("download new-1");
        assertEquals(new Wanted.Named("handbook.pdf"), downloads.added.getFirst().wanted());
        assertFalse(sample.told.stream().anyMatch(told -> told.startsWith("add ")));
    }

    @Test
    void opensTheDialogForWhatCannotStartByItself() throws Exception {
        install(false);
        URI link = URI.create("http://a/1.iso");
        downloads.answers.put(link, SampleDownloads.file(link));
        fire(DragEvent.DRAG_DROPPED, text("http://a/1.iso\ntributary:handbok.pdf"));
        awaitTold("add [tributary:handbok.pdf]");
        assertEquals(1, downloads.added.size());
    }
}
