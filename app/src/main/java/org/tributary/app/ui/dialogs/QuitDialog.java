package org.tributary.app.ui.dialogs;

import javafx.stage.Window;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;

/// Asks before the program is closed while something runs. JavaFX thread.
public final class QuitDialog {
    private final UiContext context;

    public QuitDialog(UiContext context) {
        this.context = context;
    }

    /// Runs `quit` at once when nothing would be interrupted; else asks first, and returns at once.
    public void open(Window owner, Runnable quit) {
        if (running() == 0) {
            quit.run();
        } else {
            Ask ask = ask(quit);
            // Downloads end while the question stands.
            Runnable noMore =
                    context.ticker()
                            .add(() -> {
                                ask.text(text());
                                return false;
                            });
            ask.onClosed(noMore).open(owner);
        }
    }

    Ask ask(Runnable quit) {
        Messages messages = context.messages();
        return new Ask(context, "quit")
                .title(messages.text("dialog.quit.title"))
                .text(text())
                .cancel(messages.text("dialog.quit.keep"))
                .accept(messages.text("dialog.quit.button"), Ask.Emphasis.SUGGESTED, quit);
    }

    private String text() {
        Messages messages = context.messages();
        boolean goesOn = context.settings().get().downloads().resumeAtStart();
        return running() == 0
                ? messages.text("dialog.quit.nothing")
                : messages.text(goesOn ? "dialog.quit.goOn" : "dialog.quit.stay", running());
    }

    private long running() {
        return context.downloads().entries().stream()
                .filter(entry -> entry.state() == State.RUNNING || entry.state() == State.UNPACKING)
                .count();
    }
}
