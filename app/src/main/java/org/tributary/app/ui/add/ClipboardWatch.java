package org.tributary.app.ui.add;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// Tells of a new link in the clipboard when the window gets the focus. The clipboard is read then
/// and at no other time, and never written. JavaFX thread.
public final class ClipboardWatch {
    private final UiContext context;
    private final ClipboardHint hint = new ClipboardHint();

    private ClipboardWatch(UiContext context) {
        this.context = context;
    }

    /// Looks whenever `window` gets the focus.
    public static void install(Window window, UiContext context) {
        ClipboardWatch watch = new ClipboardWatch(context);
        window.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        watch.look();
                    }
                });
    }

    private void look() {
        if (!context.settings().get().general().clipboardHint()) {
            return;
        }
        DragContent content = DragContent.of(Clipboard.getSystemClipboard());
        hint.look(content, known()).ifPresent(this::say);
    }

    private void say(ClipboardHint.Hint found) {
        Messages messages = context.messages();
        List<String> lines = found.lines();
        context.navigator()
                .say(
                        messages.text(
                                "add.clipboard", lines.size(), RemoteText.shown(found.name())),
                        messages.text("add.clipboard.add"),
                        () -> context.navigator().add(lines));
    }

    private Set<String> known() {
        Set<String> links = new HashSet<>();
        for (DownloadEntry entry : context.downloads().entries()) {
            if (entry.spec().wanted() instanceof Wanted.Linked(var all)) {
                all.forEach(link -> links.add(link.uri().toString()));
            }
        }
        return links;
    }
}
