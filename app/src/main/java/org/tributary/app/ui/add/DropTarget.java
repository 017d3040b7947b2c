package org.tributary.app.ui.add;

import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tributary.app.ui.common.UiContext;

/// Makes a window one that things can be dropped on: links, text, files, lists of servers. JavaFX
/// thread.
public final class DropTarget {
    private final UiContext context;
    private final StackPane over;
    private final DropOverlay overlay = new DropOverlay();

    private DropTarget(UiContext context, StackPane over) {
        this.context = context;
        this.over = over;
    }

    /// Lets things be dropped on `root`.
    ///
    /// @param over what lies over all of the window; the frame is shown in it
    public static void install(Region root, StackPane over, UiContext context) {
        DropTarget target = new DropTarget(context, over);
        root.addEventHandler(DragEvent.DRAG_ENTERED, target::entered);
        root.addEventHandler(DragEvent.DRAG_OVER, target::over);
        root.addEventHandler(
                DragEvent.DRAG_EXITED,
                event -> {
                    if (event.getTarget() == root) {
                        target.hide();
                    }
                });
        root.addEventHandler(DragEvent.DRAG_DROPPED, target::dropped);
    }

    /// What was dragged out of this program is nothing new to it.
    private static DropPreview preview(DragEvent event) {
        return event.getGestureSource() != null
                ? DropPreview.of(DragContent.NOTHING)
                : DropPreview.of(DragContent.of(event.getDragboard()));
    }

    private void entered(DragEvent event) {
        DropPreview preview = preview(event);
        if (!preview.isRefused()) {
            show(preview);
        }
    }

    private void over(DragEvent event) {
        if (event.isConsumed() || event.isAccepted()) {
            hide();
            return;
        }
        DropPreview preview = preview(event);
        if (!preview.isRefused()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            show(preview);
            event.consume();
        }
    }

    private void show(DropPreview preview) {
        boolean asks = context.settings().get().general().askBeforeStarting();
        overlay.show(preview.title(context.messages()), preview.detail(context.messages(), asks));
        if (!over.getChildren().contains(overlay)) {
            over.getChildren().add(overlay);
        }
    }

    private void hide() {
        over.getChildren().remove(overlay);
    }

    private void dropped(DragEvent event) {
        hide();
        if (preview(event).isRefused()) {
            return;
        }
        DragContent content = DragContent.of(event.getDragboard());
        event.setDropCompleted(true);
        event.consume();
        take(context, content);
    }

    /// Leads content to where it belongs.
    static void take(UiContext context, DragContent content) {
        take(context, () -> DropParser.parse(content));
    }

    /// Leads what `parser` finds to where it belongs. Files are read on another thread.
    static void take(UiContext context, Supplier<List<DropItem>> parser) {
        Thread.ofVirtual()
                .name("tributary-drop")
                .start(() -> {
                    List<DropItem> items = parser.get();
                    Platform.runLater(() -> new Intake(context).take(items));
                });
    }
}
