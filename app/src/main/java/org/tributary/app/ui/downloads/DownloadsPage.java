package org.tributary.app.ui.downloads;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.inspector.InspectorPane;
import org.tributary.shared.format.RemoteText;

/// The list of downloads with what is to be known of the selected one below it. JavaFX thread.
public final class DownloadsPage {
    private final UiContext context;
    private final DownloadsViewModel model;
    private final RowDeeds deeds;
    private final InspectorPane details;
    private final TypeAhead typeAhead;
    private final InspectorPlace inspectorPlace;
    private final EmptyPane nothingAtAll;
    private final EmptyPane nothingSeen;
    private final StackPane root;
    private final DownloadTable columns;
    private Settings settings;

    @FXML private SplitPane split;
    @FXML private TableView<DownloadRow> downloadTable;
    @FXML private StackPane inspector;

    public DownloadsPage(UiContext context) {
        this.context = context;
        details = new InspectorPane(context);
        deeds = new Deeds();
        typeAhead = new TypeAhead(context.clock());
        RowWords words =
                new RowWords(
                        context.messages(),
                        context::format,
                        () -> context.settings().get().downloads().atOnce(),
                        context.servers()::views,
                        context.clock());
        model = new DownloadsViewModel(context.downloads(), words, context.clock());
        nothingAtAll = new EmptyPane(context, model);
        nothingSeen = new EmptyPane(context, model);
        SplitPane page = Views.load("DownloadsView", this, context.messages());
        root = new StackPane(page, nothingAtAll.root());
        root.getStylesheets()
                .add(DownloadsPage.class.getResource("Downloads.css").toExternalForm());
        root.getStyleClass().add("downloads-page");
        columns = new DownloadTable(context, downloadTable, model, deeds);
        inspectorPlace = new InspectorPlace(context, split, inspector);
        settings = context.settings().get();
        wireTable();
        wireInspector();
        context.downloads()
                .onChange(() -> {
                    model.entriesChanged();
                    context.ticker().wake();
                });
        context.servers().onChange(() -> Platform.runLater(this::showWhetherEmpty));
        context.settings().onChange(_ -> Platform.runLater(this::takeSettings));
        context.ticker().add(model::read);
        model.revisionProperty().subscribe(this::showWhetherEmpty);
        model.rows().addListener((ListChangeListener<DownloadRow>) _ -> showWhetherEmpty());
        model.filterProperty().subscribe(_ -> showWhetherEmpty());
        model.groupProperty().subscribe(_ -> showWhetherEmpty());
    }

    public Parent root() {
        return root;
    }

    public DownloadsViewModel model() {
        return model;
    }

    private void wireTable() {
        RowDrag drag = new RowDrag(downloadTable, model, context.downloads());
        downloadTable.setRowFactory(_ -> {
            TableRow<DownloadRow> row = new TableRow<>();
            drag.install(row);
            row.addEventHandler(
                    MouseEvent.MOUSE_CLICKED,
                    event -> {
                        if (event.getButton() == MouseButton.PRIMARY
                                && event.getClickCount() == 2
                                && !row.isEmpty()) {
                            open(row.getItem());
                        }
                    });
            return row;
        });
        downloadTable
                .getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<DownloadRow>)
                                _ ->
                                        model.select(
                                                downloadTable
                                                        .getSelectionModel()
                                                        .getSelectedItems()
                                                        .stream()
                                                        .filter(row -> row != null)
                                                        .toList()));
        downloadTable.setPlaceholder(nothingSeen.root());
        downloadTable.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private final class Deeds implements RowDeeds {
        @Override
        public void open(DownloadEntry entry) {
            ifThere(entry, context.os()::open);
        }

        @Override
        public void show(DownloadEntry entry) {
            ifThere(entry, context.os()::show);
        }

        @Override
        public void mend(DownloadEntry entry, ProblemAction action) {
            details.act(action, entry);
        }
    }

    /// A finished file may have been moved or deleted since anybody looked.
    private void ifThere(DownloadEntry entry, Consumer<Path> deed) {
        entry.path()
                .ifPresent(path -> {
                    if (Files.exists(path)) {
                        deed.accept(path);
                    } else {
                        context.downloads().lookForFiles();
                        String name = RemoteText.shown(entry.name());
                        context.navigator()
                                .say(context.messages().text("downloads.gone", name), "", () -> {});
                    }
                });
    }

    /// Shows a finished file in its folder.
    public void showInFolder(DownloadRow row) {
        deeds.show(row.entry());
    }

    private void wireInspector() {
        inspector.getChildren().add(details.root());
        downloadTable
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> details.show(Optional.ofNullable(row).map(DownloadRow::id)));
    }

    private void typed(KeyEvent event) {
        String letter = event.getCharacter();
        if (letter.isBlank()
                || letter.codePointAt(0) < ' '
                || event.isShortcutDown()
                || event.isAltDown()) {
            return;
        }
        typeAhead
                .find(letter, model.rows(), downloadTable.getSelectionModel().getSelectedIndex())
                .ifPresent(this::selectOnly);
        event.consume();
    }

    private void selectOnly(int index) {
        downloadTable.getSelectionModel().clearAndSelect(index);
        downloadTable.getFocusModel().focus(index);
        downloadTable.scrollTo(Math.max(0, index - 2));
    }

    private void takeSettings() {
        Settings now = context.settings().get();
        boolean news = !now.withView(settings.view()).equals(settings);
        settings = now;
        if (news) {
            columns.take(now.appearance());
            model.refreshTexts();
        }
    }

    private void showWhetherEmpty() {
        boolean nothing = model.all().isEmpty();
        if (nothing) {
            nothingAtAll.showNothingAtAll();
        } else if (model.rows().isEmpty()) {
            nothingSeen.showNothingSeen();
        }
        nothingAtAll.root().setVisible(nothing);
        split.setVisible(!nothing);
    }

    /// Opens a finished file; shows of any other download how it stands.
    public void open(DownloadRow row) {
        if (row.entry().state() == DownloadEntry.State.FINISHED) {
            deeds.open(row.entry());
        } else {
            showInspector(true);
        }
    }

    /// Takes the keyboard where one goes on: to the list, or to what an empty one offers.
    public void focus() {
        if (nothingAtAll.root().isVisible()) {
            nothingAtAll.focus();
        } else {
            focusTable();
        }
    }

    /// Shows downloads in the list, selected.
    public void select(Collection<String> ids) {
        ids.stream().findFirst().ifPresent(this::select);
        ids.stream()
                .flatMap(id -> model.row(id).stream())
                .forEach(downloadTable.getSelectionModel()::select);
    }

    /// Has rows taken out; whatever then stands in the place of the first is selected.
    public void takeOut(Runnable removal) {
        int at =
                downloadTable.getSelectionModel().getSelectedIndices().stream()
                        .mapToInt(Integer::intValue)
                        .min()
                        .orElse(0);
        removal.run();
        readEntries();
        if (!model.rows().isEmpty()) {
            selectOnly(Math.min(at, model.rows().size() - 1));
        }
        focus();
    }

    private void readEntries() {
        model.entriesChanged();
        model.read();
    }

    /// Shows a download in the list, selected.
    public void select(String id) {
        if (model.row(id).isEmpty()) {
            // It was added just now, and the clock has not ticked since.
            readEntries();
        }
        model.row(id)
                .ifPresent(row -> {
                    if (!model.rows().contains(row)) {
                        model.filterProperty().set("");
                        model.groupProperty().set(DownloadGroup.ALL);
                    }
                    selectOnly(model.rows().indexOf(row));
                    downloadTable.requestFocus();
                });
    }

    public void selectAll() {
        downloadTable.getSelectionModel().selectAll();
    }

    /// Gives the keyboard to the list. A row is selected then, so that keys have something to act on.
    public void focusTable() {
        if (downloadTable.getSelectionModel().isEmpty()) {
            downloadTable.getSelectionModel().selectFirst();
        }
        downloadTable.requestFocus();
    }

    public boolean isInspectorShown() {
        return inspectorPlace.isShown();
    }

    public void showInspector(boolean show) {
        inspectorPlace.show(show);
    }

    /// Shows a tab of the inspector, from 0.
    public void showInspectorTab(int tab) {
        showInspector(true);
        details.selectTab(tab);
    }

    /// Gives rows a menu of their own.
    public void contextMenu(ContextMenu menu) {
        downloadTable.setContextMenu(menu);
    }

    /// Has keys pressed in the table go to `keys` first, which says whether it took them.
    public void keys(Predicate<KeyEvent> keys) {
        downloadTable.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (keys.test(event)) {
                        event.consume();
                    }
                });
    }

    /// Returns the choice of columns, for a menu.
    public List<MenuItem> columnMenu() {
        return columns.menu();
    }

    /// Remembers how it was left.
    public void remember() {
        inspectorPlace.remember();
    }
}
