package org.tributary.app.ui.dialogs;

import java.util.List;
import javafx.stage.Window;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadState;

/// Asks before downloads are paused whose source can only send the whole file again. JavaFX thread.
public final class PauseDialog {
    private final UiContext context;

    public PauseDialog(UiContext context) {
        this.context = context;
    }

    /// Pauses downloads at once where that loses nothing; else asks first, and returns at once.
    public void open(Window owner, List<String> ids) {
        long lost = ids.stream().mapToLong(this::lostBytes).sum();
        if (lost == 0) {
            context.downloads().pause(ids);
        } else {
            ask(ids, lost).open(owner);
        }
    }

    Ask ask(List<String> ids, long lostBytes) {
        Messages messages = context.messages();
        return new Ask(context, "pause")
                .title(messages.text("dialog.pause.title"))
                .text(messages.text("dialog.pause.text", context.format().size(lostBytes)))
                .cancel(messages.text("dialog.pause.keep"))
                .accept(
                        messages.text("dialog.pause.button"),
                        Ask.Emphasis.SUGGESTED,
                        () -> context.downloads().pause(ids));
    }

    /// Without a size there are no segments, and so no way to go on from the middle.
    private long lostBytes(String id) {
        return context.downloads()
                .snapshot(id)
                .filter(now -> now.state() == DownloadState.DOWNLOADING && now.layout().isEmpty())
                .map(DownloadSnapshot::receivedBytes)
                .orElse(0L);
    }
}
