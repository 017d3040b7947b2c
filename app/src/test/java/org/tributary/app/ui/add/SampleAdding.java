package org.tributary.app.ui.add;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.transfer.LinkAnswer;

/// What is added in the pictures.
public final class SampleAdding {
    private static final URI DEBIAN = URI.create("http://node-a:8001/debian-13.1-amd64-DVD-1.iso");
    private static final URI MIRROR = URI.create("http://mirror.example/lecture-07.mp4");
    private static final URI OTHER_MIRROR = URI.create("https://example.org/lecture-07.mp4");
    private static final URI PAGE = URI.create("https://example.org/about");

    private SampleAdding() {}

    /// Returns a list of downloads whose links lead to something.
    public static SampleDownloads downloads() {
        SampleDownloads downloads = SampleDownloads.none();
        downloads.answers.put(
                DEBIAN,
                new LinkAnswer.File(
                        "debian-13.1-amd64-DVD-1.iso",
                        OptionalLong.of(3_700_000_000L),
                        true,
                        Optional.empty(),
                        Optional.of(SampleDownloads.hash("debian-13.1-amd64-DVD-1.iso")),
                        List.of()));
        downloads.answers.put(MIRROR, SampleDownloads.file(MIRROR));
        downloads.answers.put(OTHER_MIRROR, SampleDownloads.file(OTHER_MIRROR));
        downloads.answers.put(PAGE, new LinkAnswer.WebPage("about", OptionalLong.of(9_120)));
        return downloads;
    }

    /// Returns the add dialog with lines of every kind, when all of them are checked.
    public static Parent dialog(UiContext context) {
        AddDialog dialog = FxThread.call(() -> new AddDialog(context));
        Parent root =
                FxThread.call(() ->
                        dialog.content(
                                List.of(
                                        DEBIAN.toString(),
                                        "htp://typo",
                                        "data/",
                                        "handbok.pdf",
                                        MIRROR.toString(),
                                        OTHER_MIRROR.toString(),
                                        PAGE.toString())));
        while (!FxThread.call(() -> dialog.model().lines().idleProperty().get())) {
            Thread.onSpinWait();
        }
        return root;
    }

    /// Returns what lies over the window while links are dragged over it; JavaFX thread.
    public static Node overlay(UiContext context) {
        DropPreview preview =
                DropPreview.of(
                        DragContent.ofText(
                                String.join(
                                        "\n",
                                        DEBIAN.toString(),
                                        MIRROR.toString(),
                                        "https://example.org/handbook.pdf")));
        DropOverlay overlay = new DropOverlay();
        overlay.show(preview.title(context.messages()), preview.detail(context.messages(), true));
        return overlay;
    }
}
