package org.tributary.app.ui.main;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.downloads.DownloadGroup;
import org.tributary.app.ui.downloads.DownloadsViewModel;

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

    SideBar(UiContext context, DownloadsViewModel model) {
        this.context = context;
        this.model = model;
        root = Views.load("SideBar", this, context.messages());
        viewList.setCellFactory(_ -> new GroupCell(context, model.totalsProperty()));
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
        model.totalsProperty()
                .subscribe((before, now) -> {
                    if (!now.counts().equals(before.counts())) {
                        viewList.refresh();
                    }
                });
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
        ServersDrop drop = new ServersDrop(context);
        drop.install(serverList);
        drop.install(serversCaption);
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
                context.servers().views().stream()
                        .map(view -> ServerLine.of(view, context))
                        .toList();
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

    private void showServer() {
        ServerLine chosen = serverList.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            context.navigator().showServer(chosen.id());
        }
    }
}
