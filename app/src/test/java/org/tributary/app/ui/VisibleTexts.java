package org.tributary.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableView;
import javafx.scene.text.Text;
import javafx.util.StringConverter;

/// Finds all that people read, or have read to them, below a node: also what is only seen later, such as
/// menus, tabs behind others and tooltips. What is typed into fields is no such text.
final class VisibleTexts {
    private final List<Found> found = new ArrayList<>();

    /// @param where the node it belongs to
    record Found(String text, String where) {}

    private VisibleTexts() {}

    static List<Found> below(Node root) {
        VisibleTexts texts = new VisibleTexts();
        texts.node(root);
        return texts.found;
    }

    private void text(String text, Object where) {
        if (text != null && !text.isEmpty()) {
            String name = where.toString();
            found.add(new Found(text, name.length() > 120 ? name.substring(0, 120) : name));
        }
    }

    private void node(Node node) {
        // JavaFX gives every tab a button to close it, in its own words, and hides it.
        if (node == null || node.getStyleClass().contains("tab-close-button")) {
            return;
        }
        text(node.getAccessibleText(), node);
        text(node.getAccessibleHelp(), node);
        text(node.getAccessibleRoleDescription(), node);
        if (node instanceof Text drawn && !(node.getParent() instanceof Labeled)) {
            if (!isInField(drawn)) {
                text(drawn.getText(), drawn);
            }
        }
        if (node instanceof Control control) {
            control(control);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::node);
        }
    }

    private static boolean isInField(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private void control(Control control) {
        tooltip(control.getTooltip());
        menu(control.getContextMenu());
        switch (control) {
            case MenuButton button -> {
                text(button.getText(), button);
                items(button.getItems());
            }
            case TitledPane pane -> {
                text(pane.getText(), pane);
                node(pane.getContent());
            }
            case Labeled labeled -> text(labeled.getText(), labeled);
            case TextInputControl field -> text(field.getPromptText(), field);
            case ComboBox<?> box -> {
                text(box.getPromptText(), box);
                options(box.getItems(), Optional.ofNullable(box.getConverter()), box);
            }
            case ComboBoxBase<?> box -> text(box.getPromptText(), box);
            case ChoiceBox<?> box ->
                    options(box.getItems(), Optional.ofNullable(box.getConverter()), box);
            case MenuBar bar -> items(new ArrayList<>(bar.getMenus()));
            case TabPane pane ->
                    pane.getTabs()
                            .forEach(tab -> {
                                text(tab.getText(), pane);
                                tooltip(tab.getTooltip());
                                node(tab.getContent());
                            });
            case TableView<?> table -> {
                columns(table.getColumns());
                node(table.getPlaceholder());
            }
            case TreeTableView<?> table -> {
                columns(table.getColumns());
                node(table.getPlaceholder());
            }
            case ListView<?> list -> node(list.getPlaceholder());
            case ScrollPane pane -> node(pane.getContent());
            case SplitPane pane -> pane.getItems().forEach(this::node);
            case ToolBar bar -> bar.getItems().forEach(this::node);
            default -> {
                // Its children say all.
            }
        }
    }

    private <T> void options(
            ObservableList<T> items, Optional<? extends StringConverter<?>> converter, Node where) {
        @SuppressWarnings("unchecked") // a box converts its own items
        Optional<StringConverter<T>> words = (Optional<StringConverter<T>>) converter;
        words.ifPresent(w -> items.forEach(item -> text(w.toString(item), where)));
    }

    private void tooltip(Tooltip tooltip) {
        if (tooltip != null) {
            text(tooltip.getText(), tooltip);
            node(tooltip.getGraphic());
        }
    }

    private void menu(ContextMenu menu) {
        if (menu != null) {
            items(menu.getItems());
        }
    }

    private void items(List<? extends MenuItem> items) {
        for (MenuItem item : items) {
            text(item.getText(), item);
            if (item instanceof Menu menu) {
                items(menu.getItems());
            }
        }
    }

    private void columns(List<? extends TableColumnBase<?, ?>> columns) {
        for (TableColumnBase<?, ?> column : columns) {
            text(column.getText(), column);
            node(column.getGraphic());
            menu(column.getContextMenu());
            columns(column.getColumns());
        }
    }
}
