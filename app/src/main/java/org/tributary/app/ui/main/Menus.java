package org.tributary.app.ui.main;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.tributary.app.ui.common.Messages;

/// The menus, made of [Actions].
final class Menus {
    private static final String LINE = "-";

    private final Actions actions;
    private final Messages messages;

    Menus(Actions actions, Messages messages) {
        this.actions = actions;
        this.messages = messages;
    }

    void fill(MenuBar bar, List<MenuItem> columns) {
        bar.setUseSystemMenuBar(true);
        Menu view =
                menu(
                        "view",
                        "showDownloads",
                        "servers",
                        "catalog",
                        LINE,
                        "inspector",
                        "sideBar",
                        "filter",
                        LINE,
                        "bigger",
                        "smaller",
                        "usualSize");
        Menu columnMenu = new Menu(messages.text("main.menu.columns"));
        columnMenu.getItems().setAll(columns);
        // One item can be in one menu only, and the table's header shows the same ones.
        columnMenu.setOnShowing(_ -> columnMenu.getItems().setAll(columns));
        view.getItems().add(view.getItems().size() - 4, columnMenu);
        Menu download =
                menu(
                        "download",
                        "open",
                        "showInFolder",
                        LINE,
                        "resume",
                        "pause",
                        "pauseOrResume",
                        "resumeAll",
                        "pauseAll",
                        LINE,
                        "limit",
                        LINE,
                        "copyLink",
                        "copyDigest",
                        LINE,
                        "selectAll",
                        "remove",
                        "removeData",
                        "undo");
        download.getItems().add(9, queue(true));
        bar.getMenus()
                .setAll(
                        menu(
                                "file",
                                "add",
                                "paste",
                                "openList",
                                LINE,
                                "settings",
                                LINE,
                                "closeWindow",
                                "quit"),
                        download,
                        menu("servers", "servers", "catalog", "checkServers"),
                        view,
                        menu("help", "shortcuts", "about"));
    }

    private Menu menu(String key, String... keys) {
        Menu menu = new Menu(messages.text("main.menu." + key));
        menu.setId(key + "Menu");
        menu.getItems().setAll(items(true, keys));
        return menu;
    }

    private Menu queue(boolean withKeys) {
        Menu queue = new Menu(messages.text("main.menu.queue"));
        queue.getItems().setAll(items(withKeys, "moveTop", "moveUp", "moveDown", "moveBottom"));
        return queue;
    }

    private List<MenuItem> items(boolean withKeys, String... keys) {
        List<MenuItem> items = new ArrayList<>();
        for (String key : keys) {
            items.add(key.equals(LINE) ? new SeparatorMenuItem() : actions.get(key).item(withKeys));
        }
        return items;
    }

    /// Returns the menu of the rows.
    ContextMenu ofRows() {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .setAll(
                        items(
                                true,
                                "open",
                                "showInFolder",
                                LINE,
                                "resume",
                                "pause",
                                LINE,
                                "copyLink",
                                "copyDigest",
                                LINE,
                                "remove",
                                "removeData"));
        menu.getItems().add(5, queue(true));
        return menu;
    }
}
