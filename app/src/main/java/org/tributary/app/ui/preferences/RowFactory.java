package org.tributary.app.ui.preferences;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.tributary.app.ui.common.UiContext;

/// Makes the lines of the pages: words on the left, the field or button on the right.
final class RowFactory {
    private final UiContext context;
    private final Consumer<Deed> deeds;
    private final Editors editors;

    RowFactory(UiContext context, Consumer<Deed> deeds, Supplier<Window> window) {
        this.context = context;
        this.deeds = deeds;
        editors = new Editors(context, window);
    }

    Region row(Line line) {
        return switch (line) {
            case PreferenceRow<?> row -> preference(row);
            case DeedRow row -> deed(row);
        };
    }

    private Region preference(PreferenceRow<?> row) {
        Node editor = editors.editor(row);
        editor.disableProperty().bind(row.appliesProperty().not());
        Label title = title(row, editor);
        title.disableProperty().bind(editor.disableProperty());

        Label usual = new Label();
        usual.getStyleClass().add("second-line");
        usual.setWrapText(true);
        usual.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        context.messages()
                                                .text(
                                                        "settings.default",
                                                        row.usualProperty().get()),
                                row.usualProperty()));
        Hyperlink reset = new Hyperlink(context.messages().text("settings.reset"));
        reset.setId(Editors.id(row) + "Reset");
        reset.getStyleClass().add("reset");
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setAccessibleText(context.messages().text("settings.reset.of", row.title()));
        reset.setOnAction(_ -> row.reset());
        reset.visibleProperty().bind(row.changedProperty());
        HBox below = new HBox(usual, reset);
        below.getStyleClass().add("usual");

        Label refusal = new Label();
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        refusal.setId(Editors.id(row) + "Refusal");
        refusal.textProperty().bind(row.refusalProperty());
        refusal.visibleProperty().bind(row.refusalProperty().isEmpty().not());
        refusal.managedProperty().bind(refusal.visibleProperty());

        VBox field = new VBox(editor, refusal);
        field.getStyleClass().add("field");
        VBox words = words(title, row.help(), below);
        // A path is long: it has a line of its own.
        boolean isPath =
                row.kind() instanceof Kind.Place || row.kind() instanceof Kind.Certificates;
        Region line = isPath ? wide(words, field) : line(words, field);
        if (row.depends()) {
            line.getStyleClass().add("depends");
        }
        return line;
    }

    private Region deed(DeedRow row) {
        Button button = new Button(row.button());
        button.setId(Editors.id(row));
        button.setOnAction(_ -> deeds.accept(row.deed()));
        if (row.deed() == Deed.RESET) {
            button.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        }
        return line(words(title(row, button), row.help()), button);
    }

    private static Label title(Line line, Node editor) {
        Label title = new Label(line.title());
        title.getStyleClass().add("row-title");
        title.setLabelFor(editor);
        title.setWrapText(true);
        return title;
    }

    private static VBox words(Label title, String help, Node... below) {
        VBox words = new VBox(title);
        if (!help.isEmpty()) {
            Label second = new Label(help);
            second.getStyleClass().add("second-line");
            second.setWrapText(true);
            words.getChildren().add(second);
        }
        words.getChildren().addAll(below);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private static Region line(VBox words, Region field) {
        HBox line = new HBox(words, field);
        line.getStyleClass().add("settings-row");
        // What is written in the field is never cut for the sake of words that can wrap.
        field.setMinWidth(Region.USE_PREF_SIZE);
        words.setMinWidth(0);
        return line;
    }

    private static Region wide(VBox words, VBox field) {
        VBox line = new VBox(words, field);
        line.getStyleClass().addAll("settings-row", "wide");
        return line;
    }
}
