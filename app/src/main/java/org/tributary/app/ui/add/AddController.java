package org.tributary.app.ui.add;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.controlsfx.control.CheckComboBox;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.add.AddOptions.Field;
import org.tributary.app.ui.add.Note.Way;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;

/// Ties the controls of the add dialog to its model.
final class AddController {
    /// Somebody who types is left in peace for so long before servers are asked.
    private static final Duration PAUSE = Duration.millis(350);

    /// What the advanced part takes when it is open.
    private static final int ADVANCED_IN_EM = 25;

    private static final PseudoClass UNUSABLE = PseudoClass.getPseudoClass("unusable");

    private final UiContext context;
    private final AddViewModel model;
    private final Messages messages;
    private final Deeds deeds;
    private final PauseTransition pause = new PauseTransition(PAUSE);

    @FXML private VBox addRoot;
    @FXML private TextArea linksArea;
    @FXML private Label hintLabel;
    @FXML private TableView<AddRow> resultTable;
    @FXML private TableColumn<AddRow, AddRow> chosenColumn;
    @FXML private TableColumn<AddRow, String> nameColumn;
    @FXML private TableColumn<AddRow, String> sizeColumn;
    @FXML private TableColumn<AddRow, String> segmentsColumn;
    @FXML private TableColumn<AddRow, String> serversColumn;
    @FXML private TableColumn<AddRow, Note> noteColumn;
    @FXML private CheckBox mirrorsCheck;
    @FXML private ComboBox<String> folderField;
    @FXML private Button folderButton;
    @FXML private Region freeIcon;
    @FXML private Label freeLabel;
    @FXML private Label fileNameLabel;
    @FXML private TextField fileNameField;
    @FXML private Label fileNameProblem;
    @FXML private TitledPane advancedPane;
    @FXML private TextField userField;
    @FXML private PasswordField passwordField;
    @FXML private CheckComboBox<String> serversChoice;
    @FXML private Spinner<Integer> connectionsSpinner;
    @FXML private TextField limitField;
    @FXML private ChoiceBox<Start> startChoice;
    @FXML private TextField digestField;
    @FXML private Label digestLabel;
    @FXML private TextField proxyField;
    @FXML private TextField userAgentField;
    @FXML private TextArea headersArea;
    @FXML private CheckBox unpackCheck;
    @FXML private CheckBox openCheck;
    @FXML private TextField commandField;
    @FXML private Label summaryLabel;
    @FXML private Label problemLabel;
    @FXML private Button cancelButton;
    @FXML private Button queueButton;
    @FXML private Button startButton;

    /// What is done outside of the dialog's own controls.
    interface Deeds {
        /// Adds what is chosen.
        void start(Start start);

        void cancel();

        void addServers(String text);

        void repair(Path file);
    }

    AddController(UiContext context, AddViewModel model, Deeds deeds) {
        this.context = context;
        this.model = model;
        this.messages = context.messages();
        this.deeds = deeds;
    }

    @FXML
    private void initialize() {
        linkLines();
        linkTable();
        linkTarget();
        linkOptions();
        linkButtons();
    }

    // ---- links

    private void linkLines() {
        linksArea.textProperty().bindBidirectional(model.lines().textProperty());
        linksArea.textProperty().subscribe(_ -> pause.playFromStart());
        linksArea.addEventFilter(KeyEvent.KEY_PRESSED, this::onKeyInLinks);
        leaveByTab(linksArea);
        pause.setOnFinished(_ -> model.check());
        hideWhenFalse(mirrorsCheck);
        mirrorsCheck.textProperty().bind(model.lines().mirrorsTextProperty());
        mirrorsCheck.visibleProperty().bind(model.lines().mirrorsTextProperty().isNotEmpty());
        mirrorsCheck.selectedProperty().bindBidirectional(model.lines().mirrorsProperty());
    }

    private void onKeyInLinks(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER) {
            return;
        }
        if (event.isShiftDown()) {
            linksArea.replaceSelection("\n");
            event.consume();
        } else if (!startButton.isDisabled()) {
            startButton.fire();
            event.consume();
        }
    }

    /// Tab leads on to the next control rather than into the text.
    private static void leaveByTab(TextArea area) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                        area.requestFocusTraversal(
                                event.isShiftDown()
                                        ? TraversalDirection.PREVIOUS
                                        : TraversalDirection.NEXT);
                        event.consume();
                    }
                });
    }

    // ---- results

    private void linkTable() {
        resultTable.setItems(model.lines().rows());
        resultTable.setRowFactory(_ -> new ResultRow());
        chosenColumn.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        chosenColumn.setCellFactory(_ -> new ChosenCell());
        text(nameColumn, AddRow::nameProperty, "add-name");
        text(sizeColumn, AddRow::sizeProperty, "number");
        text(segmentsColumn, AddRow::segmentsProperty, "number");
        text(serversColumn, AddRow::serversProperty, "number");
        noteColumn.setCellValueFactory(cell -> cell.getValue().noteProperty());
        noteColumn.setCellFactory(_ -> new NoteCell(messages, this::onWay));
        double em = context.settings().get().appearance().textSize();
        chosenColumn.setMinWidth(3 * em);
        chosenColumn.setMaxWidth(3 * em);
        nameColumn.setPrefWidth(18 * em);
        sizeColumn.setPrefWidth(5.6 * em);
        segmentsColumn.setPrefWidth(7.4 * em);
        serversColumn.setPrefWidth(5.6 * em);
        // The note has the rest, without a bar for scrolling sideways.
        noteColumn
                .prefWidthProperty()
                .bind(
                        resultTable
                                .widthProperty()
                                .subtract(nameColumn.widthProperty())
                                .subtract(sizeColumn.widthProperty())
                                .subtract(segmentsColumn.widthProperty())
                                .subtract(serversColumn.widthProperty())
                                .subtract(4.4 * em));
        noteColumn.setMinWidth(14 * em);
    }

    private static void text(
            TableColumn<AddRow, String> column,
            Function<AddRow, ObservableValue<String>> property,
            String style) {
        column.setCellValueFactory(cell -> property.apply(cell.getValue()));
        column.setCellFactory(_ -> new TextCell(style));
    }

    private static final class TextCell extends TableCell<AddRow, String> {
        TextCell(String style) {
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(
                    empty || text == null || getStyleClass().contains("number")
                            ? null
                            : new Tooltip(text));
        }
    }

    /// Greys the name of a line that leads to nothing.
    private static final class ResultRow extends TableRow<AddRow> {
        private Subscription usable = Subscription.EMPTY;

        @Override
        protected void updateItem(AddRow row, boolean empty) {
            super.updateItem(row, empty);
            usable.unsubscribe();
            usable =
                    empty || row == null
                            ? Subscription.EMPTY
                            : row.canBeChosenProperty()
                                    .subscribe(can -> pseudoClassStateChanged(UNUSABLE, !can));
        }
    }

    private final class ChosenCell extends TableCell<AddRow, AddRow> {
        private final CheckBox box = new CheckBox();
        private Optional<AddRow> bound = Optional.empty();

        ChosenCell() {
            getStyleClass().add("add-chosen");
            box.setAccessibleText(messages.text("add.row.choose"));
            box.setTooltip(new Tooltip(messages.text("add.row.choose")));
        }

        @Override
        protected void updateItem(AddRow row, boolean empty) {
            super.updateItem(row, empty);
            bound.ifPresent(old -> {
                box.selectedProperty().unbindBidirectional(old.chosenProperty());
                box.disableProperty().unbind();
            });
            bound = empty ? Optional.empty() : Optional.ofNullable(row);
            bound.ifPresent(now -> {
                box.selectedProperty().bindBidirectional(now.chosenProperty());
                box.disableProperty().bind(now.canBeChosenProperty().not());
            });
            setGraphic(bound.isPresent() ? box : null);
        }
    }

    private void onWay(AddRow row, Way way) {
        switch (way) {
            case Way.Replace(String line) -> {
                model.lines().replace(row, line);
                model.check();
            }
            case Way.LogIn _ -> {
                advancedPane.setExpanded(true);
                userField.requestFocus();
            }
            case Way.Anyway _ -> model.lines().takeAnyway(row);
            case Way.AddServers(String text) -> {
                model.lines().remove(row);
                deeds.addServers(text);
            }
            case Way.Repair(Path file) -> {
                model.lines().remove(row);
                deeds.repair(file);
            }
        }
    }

    // ---- where to

    private void linkTarget() {
        folderField.getItems().setAll(model.target().recent());
        folderField.getEditor().textProperty().bindBidirectional(model.target().folderProperty());
        folderField.setValue(model.target().folderProperty().get());
        freeLabel.textProperty().bind(model.target().freeProperty());
        model.target().tooLittleProperty().subscribe(this::showRoom);
        model.target()
                .problemProperty()
                .subscribe(problem ->
                        folderField.pseudoClassStateChanged(
                                Styles.STATE_DANGER, !problem.isEmpty()));
        fileNameField.textProperty().bindBidirectional(model.fileNameProperty());
        fileNameField.promptTextProperty().bind(model.foundNameProperty());
        for (Node node : List.of(fileNameLabel, fileNameField)) {
            hideWhenFalse(node);
            node.visibleProperty().bind(model.singleProperty());
        }
        hideWhenFalse(fileNameProblem);
        fileNameField
                .textProperty()
                .subscribe(_ -> {
                    boolean right = model.isFileNameRight();
                    fileNameField.pseudoClassStateChanged(Styles.STATE_DANGER, !right);
                    fileNameProblem.setVisible(!right);
                });
    }

    private void showRoom(boolean tooLittle) {
        String tone = tooLittle ? "careful" : "good";
        freeIcon.getStyleClass().setAll("add-icon", tone);
        freeLabel.getParent().getStyleClass().setAll("add-free", tone);
    }

    @FXML
    private void chooseFolder() {
        context.picker()
                .folder(
                        addRoot.getScene().getWindow(),
                        messages.text("add.folder.title"),
                        model.target().path())
                .ifPresent(path -> model.target().folderProperty().set(path.toString()));
    }

    // ---- advanced

    private void linkOptions() {
        AddOptions options = model.options();
        Map<TextInputControl, StringProperty> texts =
                Map.of(
                        userField, options.userProperty(),
                        passwordField, options.passwordProperty(),
                        limitField, options.limitProperty(),
                        digestField, options.digestProperty(),
                        proxyField, options.proxyProperty(),
                        userAgentField, options.userAgentProperty(),
                        headersArea, options.headersProperty(),
                        commandField, options.commandProperty());
        texts.forEach((field, text) -> field.textProperty().bindBidirectional(text));
        mark(limitField, Field.LIMIT);
        mark(proxyField, Field.PROXY);
        mark(userAgentField, Field.USER_AGENT);
        mark(headersArea, Field.HEADERS);
        mark(digestField, Field.DIGEST);
        linkConnections(options);
        leaveByTab(headersArea);
        hideWhenFalse(digestLabel);
        digestLabel.textProperty().bind(model.digestTextProperty());
        digestLabel.visibleProperty().bind(model.digestTextProperty().isNotEmpty());
        model.digestDiffersProperty()
                .subscribe(differs ->
                        digestLabel.pseudoClassStateChanged(Styles.STATE_DANGER, differs));
        digestField.disableProperty().bind(model.singleProperty().not());
        startChoice.getItems().setAll(Start.values());
        startChoice.setConverter(new StartNames());
        startChoice.valueProperty().bindBidirectional(options.startProperty());
        unpackCheck.selectedProperty().bindBidirectional(options.unpackProperty());
        openCheck.selectedProperty().bindBidirectional(options.openProperty());
        linkServers(options);
        // What was typed about servers is used once it is complete.
        for (Control field :
                List.of(userField, passwordField, proxyField, userAgentField, headersArea)) {
            field.focusedProperty()
                    .subscribe(focused -> {
                        // A name without its password would only be refused.
                        if (!focused
                                && (field != userField || !passwordField.getText().isEmpty())) {
                            model.check();
                        }
                    });
        }
        passwordField.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && model.loginAskedProperty().get()) {
                        model.check();
                        event.consume();
                    }
                });
        model.loginAskedProperty()
                .subscribe(asked -> {
                    if (asked) {
                        advancedPane.setExpanded(true);
                    }
                });
    }

    /// What is typed counts at once, and what is no number leaves the one before.
    private void linkConnections(AddOptions options) {
        SpinnerValueFactory<Integer> numbers = connectionsSpinner.getValueFactory();
        numbers.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Integer number) {
                        return number == null ? "" : number.toString();
                    }

                    @Override
                    public Integer fromString(String text) {
                        return text.strip().matches("[0-9]{1,4}")
                                ? Integer.valueOf(text.strip())
                                : numbers.getValue();
                    }
                });
        numbers.setValue(options.connections());
        TextField editor = connectionsSpinner.getEditor();
        editor.textProperty().bindBidirectional(options.connectionsProperty());
        editor.textProperty()
                .subscribe(_ ->
                        connectionsSpinner.pseudoClassStateChanged(
                                Styles.STATE_DANGER, !options.isRight(Field.CONNECTIONS)));
        // A number that was refused is seen to be so, rather than left there.
        connectionsSpinner
                .focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        editor.setText(numbers.getConverter().toString(numbers.getValue()));
                    }
                });
    }

    private void linkServers(AddOptions options) {
        serversChoice.setTitle(messages.text("add.servers.all"));
        serversChoice.setTooltip(new Tooltip(messages.text("add.servers.tip")));
        serversChoice
                .getItems()
                .setAll(context.servers().views().stream().map(ServerView::id).toList());
        serversChoice
                .getCheckModel()
                .getCheckedItems()
                .addListener(
                        (ListChangeListener<String>)
                                _ -> {
                                    List<String> ids =
                                            serversChoice.getCheckModel().getCheckedItems().stream()
                                                    .toList();
                                    options.onlyServers().setAll(ids);
                                    serversChoice.setTitle(
                                            ids.isEmpty()
                                                    ? messages.text("add.servers.all")
                                                    : String.join(", ", ids));
                                });
    }

    private void mark(TextInputControl field, Field what) {
        field.textProperty()
                .subscribe(_ ->
                        field.pseudoClassStateChanged(
                                Styles.STATE_DANGER, !model.options().isRight(what)));
    }

    private final class StartNames extends StringConverter<Start> {
        @Override
        public String toString(Start start) {
            return start == null
                    ? ""
                    : messages.text(
                            switch (start) {
                                case NOW -> "add.start.now";
                                case QUEUED -> "add.start.queued";
                                case PAUSED -> "add.start.paused";
                            });
        }

        @Override
        public Start fromString(String text) {
            throw new UnsupportedOperationException("nobody types it");
        }
    }

    // ---- buttons

    private void linkButtons() {
        summaryLabel.textProperty().bind(model.summaryProperty());
        problemLabel.textProperty().bind(model.problemProperty());
        startButton.disableProperty().bind(model.canStartProperty().not());
        queueButton.disableProperty().bind(model.canStartProperty().not());
        startButton.setOnAction(_ -> deeds.start(model.options().startProperty().get()));
        queueButton.setOnAction(_ -> deeds.start(Start.QUEUED));
        cancelButton.setOnAction(_ -> deeds.cancel());
        hideWhenFalse(queueButton);
        model.options()
                .startProperty()
                .subscribe(start -> {
                    queueButton.setVisible(start != Start.QUEUED);
                    startButton.setText(
                            messages.text(
                                    switch (start) {
                                        case NOW -> "add.start.button";
                                        case QUEUED -> "add.queue";
                                        case PAUSED -> "add.start.buttonPaused";
                                    }));
                });
    }

    /// Tells `room` by how much the dialog wants to be higher, or lower, when its advanced part is
    /// opened or closed.
    void onGrowth(DoubleConsumer room) {
        double em = context.settings().get().appearance().textSize();
        double most = ADVANCED_IN_EM * em;
        if (advancedPane.isExpanded()) {
            room.accept(most);
        }
        advancedPane
                .expandedProperty()
                .addListener((_, _, open) -> room.accept(open ? most : -most));
    }

    /// Puts the cursor where somebody begins to type.
    void focus() {
        linksArea.requestFocus();
        linksArea.end();
    }

    private static void hideWhenFalse(Node node) {
        node.managedProperty().bind(node.visibleProperty());
    }
}
