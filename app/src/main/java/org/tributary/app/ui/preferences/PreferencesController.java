package org.tributary.app.ui.preferences;

import java.util.List;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.dialogs.Ask;
import org.tributary.shared.io.PlatformDirs;

/// Wires the window of settings to its model.
final class PreferencesController {
    private static final String EXPORT_NAME = "tributary-settings.json";

    private final UiContext context;
    private final PlatformDirs folders;
    private final PreferencesViewModel model;
    private final RowFactory rows;
    private final SettingsStore.Listening following;

    @FXML private BorderPane root;
    @FXML private TextField searchField;
    @FXML private Button clearButton;
    @FXML private ListView<Page> pageList;
    @FXML private ScrollPane scroll;
    @FXML private VBox rowsBox;
    @FXML private VBox nothingBox;
    @FXML private Label nothingLabel;
    @FXML private Label saidLabel;

    PreferencesController(UiContext context, PlatformDirs folders) {
        this.context = context;
        this.folders = folders;
        model =
                new PreferencesViewModel(
                        context.settings(),
                        context.messages(),
                        new Catalogue(context.messages(), folders.config().resolve("servers.txt"))
                                .here(
                                        context.os().loginStart().isPresent(),
                                        context.os().mayHaveTray()),
                        new JsonExchange(),
                        folders,
                        Platform::runLater);
        rows = new RowFactory(context, this::doIt, this::window);
        following = context.theme().follow(context.settings());
    }

    void say(String sentence) {
        model.say(sentence);
    }

    Parent load() {
        return Views.load("PreferencesView", this, context.messages());
    }

    @FXML
    private void initialize() {
        pageList.getItems().setAll(Page.values());
        pageList.setCellFactory(_ -> new PageCell());
        pageList.getSelectionModel().select(model.pageProperty().get());
        pageList.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, page) -> {
                    if (page != null) {
                        searchField.clear();
                        model.pageProperty().set(page);
                    }
                });
        pageList.addEventFilter(KeyEvent.KEY_PRESSED, this::pageListKey);
        searchField.textProperty().bindBidirectional(model.searchProperty());
        searchField.textProperty().addListener((_, _, _) -> markPage());
        searchField.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        clearButton.visibleProperty().bind(searchField.textProperty().isEmpty().not());
        clearButton.managedProperty().bind(clearButton.visibleProperty());
        saidLabel.textProperty().bind(model.saidProperty());
        saidLabel.visibleProperty().bind(model.saidProperty().isEmpty().not());
        saidLabel.managedProperty().bind(saidLabel.visibleProperty());
        nothingBox.managedProperty().bind(nothingBox.visibleProperty());
        model.shown().addListener((ListChangeListener<Line>) _ -> fill());
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN)
                            .match(event)) {
                        searchField.requestFocus();
                        searchField.selectAll();
                    }
                });
        fill();
    }

    /// A list keeps Escape to itself, though nothing is edited in this one.
    private void pageListKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            root.fireEvent(event.copyFor(root, root));
        }
    }

    private void searchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.isSearching()) {
            searchField.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            pageList.requestFocus();
            event.consume();
        }
    }

    /// While results of all pages are shown, no page is the chosen one.
    private void markPage() {
        if (model.isSearching()) {
            pageList.getSelectionModel().clearSelection();
        } else {
            pageList.getSelectionModel().select(model.pageProperty().get());
        }
    }

    private void fill() {
        rowsBox.getChildren().clear();
        List<Line> shown = model.shown();
        for (Page page : Page.values()) {
            List<Line> lines = shown.stream().filter(line -> line.page() == page).toList();
            if (!lines.isEmpty()) {
                Label title = new Label(model.pageName(page));
                title.getStyleClass().add(model.isSearching() ? "caption" : "title");
                VBox card = new VBox();
                card.getStyleClass().add("settings-card");
                lines.forEach(line -> card.getChildren().add(rows.row(line)));
                card.getChildren().getFirst().getStyleClass().add("first");
                rowsBox.getChildren().addAll(title, card);
            }
        }
        nothingBox.setVisible(shown.isEmpty());
        nothingLabel.setText(
                context.messages().text("settings.search.nothing", searchField.getText().strip()));
        scroll.setVvalue(0);
    }

    void show(Page page) {
        searchField.clear();
        pageList.getSelectionModel().select(page);
    }

    /// Puts the focus where it is wanted first.
    void begin() {
        pageList.requestFocus();
    }

    void close() {
        model.close();
        following.close();
    }

    @FXML
    private void clearSearch() {
        searchField.clear();
        searchField.requestFocus();
    }

    private Window window() {
        return root.getScene().getWindow();
    }

    private void doIt(Deed deed) {
        switch (deed) {
            case OPEN_SETTINGS, OPEN_LOG -> deed.place(folders).ifPresent(context.os()::open);
            case EXPORT ->
                    context.picker()
                            .save(
                                    window(),
                                    context.messages().text("settings.advanced.export"),
                                    EXPORT_NAME)
                            .ifPresent(model::exportTo);
            case IMPORT ->
                    context
                            .picker()
                            .open(window(), context.messages().text("settings.advanced.import"))
                            .stream()
                            .findFirst()
                            .ifPresent(model::importFrom);
            case RESET -> askToReset();
        }
    }

    private void askToReset() {
        var messages = context.messages();
        new Ask(context, "resetSettings")
                .title(messages.text("settings.reset.title"))
                .text(messages.text("settings.reset.text"))
                .cancel(messages.text("dialog.cancel"))
                .accept(
                        messages.text("settings.reset.button"),
                        Ask.Emphasis.DESTRUCTIVE,
                        model::resetAll)
                .open(window());
    }

    private final class PageCell extends ListCell<Page> {
        private final Region icon = new Region();

        PageCell() {
            icon.getStyleClass().add("page-icon");
        }

        @Override
        protected void updateItem(Page page, boolean empty) {
            super.updateItem(page, empty);
            setText(empty ? null : model.pageName(page));
            icon.setId(empty ? null : page.key() + "Icon");
            setGraphic(empty ? null : icon);
        }
    }
}
