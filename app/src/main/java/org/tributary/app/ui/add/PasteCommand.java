package org.tributary.app.ui.add;

import javafx.scene.input.Clipboard;
import org.tributary.app.ui.common.UiContext;

/// Takes what is in the clipboard as if it were dropped. JavaFX thread.
public final class PasteCommand {
    private final UiContext context;

    public PasteCommand(UiContext context) {
        this.context = context;
    }

    public void run() {
        DragContent content = DragContent.of(Clipboard.getSystemClipboard());
        if (content.isEmpty()) {
            context.navigator().say(context.messages().text("add.paste.empty"), "", () -> {});
        } else {
            DropTarget.take(context, content);
        }
    }
}
