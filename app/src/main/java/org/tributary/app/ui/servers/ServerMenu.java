package org.tributary.app.ui.servers;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.tributary.app.servers.ServerView;

/// What can be done with one server, as the menu of its row.
final class ServerMenu {
    private final ServersViewModel model;
    private final ServerWords words;
    private final Runnable remove;

    /// @param remove takes the selected servers out of the list
    ServerMenu(ServersViewModel model, ServerWords words, Runnable remove) {
        this.model = model;
        this.words = words;
        this.remove = remove;
    }

    ContextMenu of(ServerView view) {
        String id = view.id();
        boolean off = view.isSwitchedOff();
        ContextMenu menu =
                new ContextMenu(
                        item("menu.check", () -> model.checkNow(id)),
                        item(off ? "menu.on" : "menu.off", () -> model.switchOff(id, !off)),
                        item("menu.copy", () -> copy(view.server().base().toString())));
        if (view.evidence().isPresent()) {
            menu.getItems().add(item("menu.trust", () -> model.trust(id)));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("menu.remove", remove));
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(words.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
