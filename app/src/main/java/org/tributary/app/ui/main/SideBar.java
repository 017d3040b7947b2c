package org.tributary.app.ui.main;

import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.downloads.DownloadGroup;
import org.tributary.app.ui.downloads.DownloadsViewModel;
import org.tributary.app.ui.downloads.Totals;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;

/// The bar at the side: the parts of the list with how many are in them, and how every server is.
/// JavaFX thread.
final class SideBar {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double CELL_EM = 27.0 / 13;

    /// More servers than these are scrolled.
    private static final int MOST_SERVERS = 12;

    private final UiContext context;
    private final DownloadsViewModel model;
    private final Parent root;

    @FXML private ListView<DownloadGroup> viewList;
    @FXML private ListView<ServerLine> serverList;
    @FXML private Label serversCaption;
    @FXML private Hyperlink allServersLink;
    @FXML private Hyperlink catalogLink;

    /// A server as this bar shows it.
    ///
    /// @param style the style class of its shape
    /// @param word one word on how it is, or its speed
    /// @param tooltip all of it in a sentence
    record ServerLine(String id, String name, String style, String word, String tooltip) {}

    SideBar(UiContext context, DownloadsViewModel model) {
        this.context = context;
        this.model = model;
        root = Views.load("SideBar", this, context.messages());
        viewList.setCellFactory(_ -> new GroupCell());
        viewList.getItems().setAll(DownloadGroup.values());
        viewList.getSelectionModel().select(model.groupProperty().get());
        viewList.getSelectionModel()
                .selectedItemProperty()
                .subscribe(group -> {
                    if (group != null) {
                        model.groupProperty().set(group);
                        context.navigator().showDownloads();
                    }
                });
        // A click on what is chosen already leads back from another page.
        viewList.addEventHandler(
                MouseEvent.MOUSE_CLICKED, _ -> context.navigator().showDownloads());
        model.groupProperty().subscribe(group -> viewList.getSelectionModel().select(group));
        model.totalsProperty().subscribe(_ -> viewList.refresh());
        serverList.setCellFactory(_ -> new ServerCell());
        serverList.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> showServer());
        serverList.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        showServer();
                        event.consume();
                    }
                });
        allServersLink.setOnAction(_ -> context.navigator().showServers());
        catalogLink.setOnAction(_ -> context.navigator().showCatalog());
        serverList.setOnDragOver(this::over);
        serverList.setOnDragDropped(this::drop);
        serversCaption.setOnDragOver(this::over);
        serversCaption.setOnDragDropped(this::drop);
        size(context.settings().get().appearance().textSize());
    }

    Parent root() {
        return root;
    }

    /// Takes over the size of text.
    void size(double textSize) {
        for (ListView<?> list : List.of(viewList, serverList)) {
            list.setFixedCellSize(Math.rint(CELL_EM * textSize));
        }
        heights();
    }

    private void heights() {
        height(viewList, viewList.getItems().size());
        height(serverList, Math.clamp(serverList.getItems().size(), 1, MOST_SERVERS));
    }

    private static void height(ListView<?> list, int cells) {
        double height = list.getFixedCellSize() * cells + 2;
        list.setPrefHeight(height);
        list.setMinHeight(list.getFixedCellSize());
        list.setMaxHeight(height);
    }

    /// Shows which page is open.
    void showPage(MainView.Page page) {
        viewList.pseudoClassStateChanged(CHOSEN, page == MainView.Page.DOWNLOADS);
        allServersLink.pseudoClassStateChanged(CHOSEN, page == MainView.Page.SERVERS);
        catalogLink.pseudoClassStateChanged(CHOSEN, page == MainView.Page.CATALOG);
    }

    /// Looks how the servers are.
    void readServers() {
        List<ServerLine> lines =
                context.servers().views().stream().map(view -> line(view, context)).toList();
        if (!lines.equals(serverList.getItems())) {
            boolean other = lines.size() != serverList.getItems().size();
            for (int i = 0; i < lines.size(); i++) {
                if (i >= serverList.getItems().size()) {
                    serverList.getItems().add(lines.get(i));
                } else if (!lines.get(i).equals(serverList.getItems().get(i))) {
                    serverList.getItems().set(i, lines.get(i));
                }
            }
            serverList.getItems().remove(lines.size(), serverList.getItems().size());
            if (other) {
                heights();
            }
        }
    }

    static ServerLine line(ServerView view, UiContext context) {
        Messages messages = context.messages();
        String name = RemoteText.shown(view.server().name().orElse(view.id()));
        String style = style(view.health());
        String word =
                switch (view.health()) {
                    case ServerHealth.Answers _, ServerHealth.Slow _ ->
                            view.bytesPerSecond() >= 1000
                                    ? context.format().speed(view.bytesPerSecond())
                                    : view.answerTime()
                                            .map(context.format()::milliseconds)
                                            .orElse("");
                    case ServerHealth.Busy busy ->
                            messages.text(
                                    "main.server.busy",
                                    context.format().duration(until(busy, context)));
                    case ServerHealth.NoAnswer _ -> messages.text("main.server.no-answer");
                    case ServerHealth.Quarantined _ -> messages.text("main.server.wrong");
                    case ServerHealth.LeftOut _ -> messages.text("main.server.left-out");
                    case ServerHealth.SwitchedOff _ -> messages.text("main.server.off");
                    case ServerHealth.NotAskedYet _ -> messages.text("main.server.not-asked");
                };
        return new ServerLine(
                view.id(),
                name,
                style,
                word,
                view.id() + ": " + messages.text("main.server.long." + style));
    }

    private static Duration until(ServerHealth.Busy busy, UiContext context) {
        return Duration.between(context.clock().instant(), busy.until());
    }

    private static String style(ServerHealth health) {
        return switch (health) {
            case ServerHealth.Answers _ -> "answers";
            case ServerHealth.Slow _ -> "slow";
            case ServerHealth.Busy _ -> "busy";
            case ServerHealth.NoAnswer _ -> "no-answer";
            case ServerHealth.Quarantined _ -> "wrong";
            case ServerHealth.LeftOut _ -> "left-out";
            case ServerHealth.SwitchedOff _ -> "off";
            case ServerHealth.NotAskedYet _ -> "not-asked";
        };
    }

    private void showServer() {
        ServerLine chosen = serverList.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            context.navigator().showServer(chosen.id());
        }
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
            // Not consumed, so that the window sees that it is taken here and offers nothing
            // itself.
            event.acceptTransferModes(TransferMode.COPY);
        }
    }

    private void drop(DragEvent event) {
        Optional<String> text = text(event.getDragboard());
        text.ifPresentOrElse(
                context.navigator()::addServers,
                () ->
                        context.navigator()
                                .say(context.messages().text("main.server.noList"), "", () -> {}));
        event.setDropCompleted(text.isPresent());
        event.consume();
    }

    private static Optional<String> text(Dragboard board) {
        if (!board.hasFiles()) {
            return Optional.ofNullable(board.getString());
        }
        List<String> texts = new ArrayList<>();
        for (File file : board.getFiles()) {
            try {
                if (file.length() <= ServersList.MAX_BYTES) {
                    texts.add(Files.readString(file.toPath(), StandardCharsets.UTF_8));
                }
            } catch (MalformedInputException _) {
                // No text, so no list either.
            } catch (IOException _) {
                // Gone or not to be read; the answer is the same as for a file that is no list.
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
    }

    /// A part of the list with how many are in it; the number is never cut.
    private final class GroupCell extends ListCell<DownloadGroup> {
        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox both = new HBox(name, count);

        GroupCell() {
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            count.setMinWidth(Region.USE_PREF_SIZE);
            count.getStyleClass().add("count");
            both.setAlignment(Pos.CENTER_LEFT);
            both.setMinWidth(0);
            both.setPrefWidth(0);
        }

        @Override
        protected void updateItem(DownloadGroup group, boolean empty) {
            super.updateItem(group, empty);
            if (empty || group == null) {
                setGraphic(null);
                return;
            }
            Totals totals = model.totalsProperty().get();
            name.setText(context.messages().text("main.group." + group.key()));
            count.setText(context.format().count(totals.count(group)));
            setAccessibleText(name.getText() + ", " + count.getText());
            setGraphic(both);
        }
    }

    /// A server: shape, name, one word.
    private static final class ServerCell extends ListCell<ServerLine> {
        private final Region dot = new Region();
        private final Label name = new Label();
        private final Label word = new Label();
        private final HBox all = new HBox(dot, name, word);
        private final Tooltip tooltip = new Tooltip();

        ServerCell() {
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            word.setMinWidth(Region.USE_PREF_SIZE);
            word.getStyleClass().add("word");
            all.setAlignment(Pos.CENTER_LEFT);
            all.getStyleClass().add("server-line");
            all.setMinWidth(0);
            all.setPrefWidth(0);
        }

        @Override
        protected void updateItem(ServerLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            dot.getStyleClass().setAll("health-dot", line.style());
            name.setText(line.name());
            word.setText(line.word());
            tooltip.setText(line.tooltip());
            setTooltip(tooltip);
            setAccessibleText(line.tooltip());
            setGraphic(all);
        }
    }
}
