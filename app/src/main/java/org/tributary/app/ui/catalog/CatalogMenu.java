package org.tributary.app.ui.catalog;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.tributary.app.ui.common.UiContext;

/// What can be done with one line of the catalog.
final class CatalogMenu {
    private final UiContext context;
    private final Runnable download;
    private final Consumer<String> open;

    /// @param download takes what is selected
    /// @param open goes into a folder
    CatalogMenu(UiContext context, Runnable download, Consumer<String> open) {
        this.context = context;
        this.download = download;
        this.open = open;
    }

    ContextMenu of(CatalogRow row) {
        ContextMenu menu = new ContextMenu(item("menu.download", download));
        switch (row) {
            case CatalogRow.Folder folder ->
                    menu.getItems().add(item("menu.open", () -> open.accept(folder.path())));
            case CatalogRow.File file ->
                    menu.getItems()
                            .addAll(
                                    item("menu.copyName", () -> copy(file.path())),
                                    item(
                                            "menu.copyHash",
                                            () -> copy(file.usual().entry().sha256().toString())));
        }
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(context.messages().text("catalog." + key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
