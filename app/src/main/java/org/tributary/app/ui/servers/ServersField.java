package org.tributary.app.ui.servers;

import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;

/// The field for the address of a server. A list of several lines that is pasted would lose its line
/// breaks in it, so it is handed on whole.
public final class ServersField extends TextField {
    private Consumer<String> onList = _ -> {};

    /// Sets what takes the lines of a pasted list.
    void setOnList(Consumer<String> taker) {
        onList = taker;
    }

    @Override
    public void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasString() && clipboard.getString().strip().lines().count() > 1) {
            onList.accept(clipboard.getString());
        } else {
            super.paste();
        }
    }
}
