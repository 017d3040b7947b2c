package org.tributary.app.ui.preferences;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;

/// Makes the fields in which settings are chosen. What is chosen holds at once; what is typed, when
/// the field is left or Enter is pressed.
final class Editors {
    private final UiContext context;
    private final Messages messages;
    private final Supplier<Window> window;

    Editors(UiContext context, Supplier<Window> window) {
        this.context = context;
        messages = context.messages();
        this.window = window;
    }

    /// Returns the id of a line's field: `downloadsAtOnce`.
    static String id(Line line) {
        int dot = line.key().indexOf('.');
        return line.key().substring(0, dot)
                + Character.toUpperCase(line.key().charAt(dot + 1))
                + line.key().substring(dot + 2);
    }

    Region editor(PreferenceRow<?> row) {
        return switch (row.kind()) {
            case Kind.Toggle _ -> toggle(row);
            case Kind.Choice<?> choice -> choice(row, choice);
            case Kind.Whole whole -> whole(row, whole);
            case Kind.Rate _ -> rate(row);
            case Kind.Words _ -> text(row, "words-field");
            case Kind.Proxy _ -> prompted(text(row, "words-field"), "settings.proxy.prompt");
            case Kind.Place place -> path(row, place.usual().toString(), () -> pick(place, row));
            case Kind.Certificates _ ->
                    path(row, messages.text("settings.certificates.prompt"), () -> pickFile(row));
            case Kind.Days _ -> days(row);
            case Kind.TimeOfDay _ -> text(row, "short-field");
        };
    }

    private <N extends Node> N named(N node, PreferenceRow<?> row) {
        row.refusalProperty()
                .subscribe(refusal ->
                        node.pseudoClassStateChanged(Styles.STATE_DANGER, !refusal.isEmpty()));
        node.setId(id(row));
        node.setAccessibleText(row.title());
        node.setAccessibleHelp(row.help());
        return node;
    }

    private Region toggle(PreferenceRow<?> row) {
        ToggleSwitch toggle = named(new ToggleSwitch(), row);
        toggle.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        toggle.setFocusTraversable(true);
        toggle.setSelected(Boolean.parseBoolean(row.text()));
        row.textProperty()
                .addListener((_, _, now) -> toggle.setSelected(Boolean.parseBoolean(now)));
        toggle.selectedProperty().addListener((_, _, now) -> row.enter(String.valueOf(now)));
        toggle.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                        toggle.fire();
                        event.consume();
                    }
                });
        return toggle;
    }

    private Region choice(PreferenceRow<?> row, Kind.Choice<?> choice) {
        ComboBox<Kind.Option<?>> box = named(new ComboBox<>(), row);
        box.getItems().setAll(choice.options());
        box.setConverter(new Labels());
        Runnable show =
                () ->
                        box.getItems().stream()
                                .filter(option -> option.name().equals(row.text()))
                                .findFirst()
                                .ifPresent(box::setValue);
        show.run();
        row.textProperty().addListener((_, _, _) -> show.run());
        box.valueProperty().addListener((_, _, option) -> row.enter(option.name()));
        return box;
    }

    private Region whole(PreferenceRow<?> row, Kind.Whole whole) {
        Spinner<Integer> spinner = named(new Spinner<>(), row);
        var values =
                new SpinnerValueFactory.IntegerSpinnerValueFactory(
                        whole.least(), whole.most(), Integer.parseInt(row.text()));
        spinner.setValueFactory(values);
        spinner.setEditable(true);
        spinner.getEditor().setAccessibleText(row.title());
        values.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Integer value) {
                        return value == null ? "" : value.toString();
                    }

                    @Override
                    public Integer fromString(String entry) {
                        row.enter(entry);
                        return Integer.valueOf(row.text());
                    }
                });
        values.valueProperty().addListener((_, _, now) -> row.enter(String.valueOf(now)));
        row.textProperty()
                .addListener((_, _, now) -> {
                    values.setValue(Integer.valueOf(now));
                    spinner.getEditor().setText(now);
                });
        onEscape(spinner.getEditor(), row);
        return whole.unit()
                .map(key -> withUnit(spinner, new Label(messages.text(key))))
                .orElse(spinner);
    }

    private Region rate(PreferenceRow<?> row) {
        Label unit = new Label();
        Runnable show = () -> unit.setText(Kind.Rate.unit(context.settings().get().speed().unit()));
        show.run();
        row.usualProperty().addListener((_, _, _) -> show.run());
        return withUnit(text(row, "short-field"), unit);
    }

    private static Region withUnit(Region field, Label unit) {
        unit.getStyleClass().add("unit");
        HBox box = new HBox(field, unit);
        box.getStyleClass().add("with-unit");
        return box;
    }

    private TextField text(PreferenceRow<?> row, String styleClass) {
        TextField field = named(new TextField(row.text()), row);
        field.getStyleClass().add(styleClass);
        row.textProperty().addListener((_, _, now) -> field.setText(now));
        field.setOnAction(_ -> enter(field, row));
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        enter(field, row);
                    }
                });
        onEscape(field, row);
        return field;
    }

    private static void enter(TextField field, PreferenceRow<?> row) {
        if (field.getText().equals(row.text())) {
            row.forgive();
            return;
        }
        row.enter(field.getText());
        if (row.refusalProperty().get().isEmpty()) {
            field.setText(row.text());
        }
    }

    /// Escape brings back what holds; the second one closes the window.
    private static void onEscape(TextField field, PreferenceRow<?> row) {
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(row.text())) {
                        field.setText(row.text());
                        row.forgive();
                        event.consume();
                    }
                });
    }

    private TextField prompted(TextField field, String key) {
        field.setPromptText(messages.text(key));
        return field;
    }

    private Region path(PreferenceRow<?> row, String prompt, Supplier<Optional<Path>> pick) {
        TextField field = text(row, "path-field");
        field.setPromptText(prompt);
        Button choose = new Button(messages.text("settings.choose"));
        choose.setId(id(row) + "Button");
        choose.setAccessibleText(messages.text("settings.choose.of", row.title()));
        choose.setOnAction(_ -> pick.get().ifPresent(path -> row.enter(path.toString())));
        HBox box = new HBox(field, choose);
        box.getStyleClass().add("with-button");
        HBox.setHgrow(field, Priority.ALWAYS);
        return box;
    }

    private Optional<Path> pick(Kind.Place place, PreferenceRow<?> row) {
        if (place.folder()) {
            Path first = row.text().isEmpty() ? place.usual() : Path.of(row.text());
            return context.picker().folder(window.get(), row.title(), Optional.of(first));
        }
        return pickFile(row);
    }

    private Optional<Path> pickFile(PreferenceRow<?> row) {
        return context.picker().open(window.get(), row.title()).stream().findFirst();
    }

    private Region days(PreferenceRow<?> row) {
        ToggleButton[] buttons =
                Arrays.stream(DayOfWeek.values()).map(this::day).toArray(ToggleButton[]::new);
        Runnable show =
                () -> {
                    for (ToggleButton button : buttons) {
                        button.setSelected(row.text().contains(button.getId()));
                    }
                };
        show.run();
        row.textProperty().addListener((_, _, _) -> show.run());
        for (ToggleButton button : buttons) {
            button.setOnAction(_ -> {
                row.enter(
                        Arrays.stream(buttons)
                                .filter(ToggleButton::isSelected)
                                .map(ToggleButton::getId)
                                .collect(Collectors.joining(" ")));
                // The last day stays.
                show.run();
            });
        }
        HBox box = named(new HBox(buttons), row);
        box.getStyleClass().add("days");
        return box;
    }

    private ToggleButton day(DayOfWeek day) {
        ToggleButton button = new ToggleButton(Kind.Days.name(day, messages));
        button.setId(day.name());
        String whole = day.getDisplayName(TextStyle.FULL_STANDALONE, messages.locale());
        button.setAccessibleText(whole);
        button.setTooltip(new Tooltip(whole));
        return button;
    }

    private static final class Labels extends StringConverter<Kind.Option<?>> {
        @Override
        public String toString(Kind.Option<?> option) {
            return option == null ? "" : option.label();
        }

        @Override
        public Kind.Option<?> fromString(String label) {
            throw new UnsupportedOperationException("nobody types into a list");
        }
    }
}
