package org.tributary.app.ui.dialogs;

import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;

/// All keys of the window, in two columns. JavaFX thread.
public final class ShortcutsDialog {
    /// @param name what the keys do, such as `Add downloads`
    /// @param keys such as `Ctrl+N`, as the system writes them
    public record Shortcut(String name, String keys) {}

    /// The columns of the grid: name and keys, a gap, name and keys.
    private static final int SECOND_COLUMN = 3;

    private final UiContext context;
    private final List<Shortcut> shortcuts;
    private final Parent root;

    @FXML private ScrollPane shortcutsScroll;
    @FXML private GridPane shortcutsGrid;
    @FXML private Button closeButton;

    public ShortcutsDialog(UiContext context, List<Shortcut> shortcuts) {
        this.context = context;
        this.shortcuts = List.copyOf(shortcuts);
        root = Views.load("ShortcutsView", this, context.messages());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::scroll);
    }

    @FXML
    private void initialize() {
        int rows = (shortcuts.size() + 1) / 2;
        for (int i = 0; i < shortcuts.size(); i++) {
            int column = i < rows ? 0 : SECOND_COLUMN;
            Shortcut shortcut = shortcuts.get(i);
            Label name = new Label(shortcut.name());
            Label keys = new Label(shortcut.keys());
            keys.getStyleClass().add("key");
            name.setLabelFor(keys);
            name.setWrapText(true);
            keys.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(keys, HPos.RIGHT);
            shortcutsGrid.add(name, column, i % rows);
            shortcutsGrid.add(keys, column + 1, i % rows);
        }
    }

    /// Where the screen is too small for all, keys scroll, whatever has the focus.
    private void scroll(KeyEvent event) {
        double more = shortcutsGrid.getHeight() - shortcutsScroll.getViewportBounds().getHeight();
        if (more <= 0) {
            return;
        }
        double page = shortcutsScroll.getViewportBounds().getHeight() / more;
        double row = shortcutsGrid.getHeight() / shortcutsGrid.getRowCount() / more;
        double by =
                switch (event.getCode()) {
                    case UP -> -row;
                    case DOWN -> row;
                    case PAGE_UP -> -page;
                    case PAGE_DOWN -> page;
                    case HOME -> -1;
                    case END -> 1;
                    default -> 0;
                };
        if (by != 0) {
            shortcutsScroll.setVvalue(Math.clamp(shortcutsScroll.getVvalue() + by, 0, 1));
            event.consume();
        }
    }

    /// Returns the content, for tests and pictures.
    public Parent root() {
        return root;
    }

    public void open(Window owner) {
        Modal modal = new Modal(context, context.messages().text("dialog.shortcuts.title"), root);
        closeButton.setOnAction(_ -> modal.close());
        modal.open(owner);
        closeButton.requestFocus();
    }
}
