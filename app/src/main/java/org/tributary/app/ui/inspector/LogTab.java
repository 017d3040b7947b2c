package org.tributary.app.ui.inspector;

import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;

/// What happened in a download, newest below.
final class LogTab {
    private final UiContext context;
    private final LogViewModel model;
    private final Parent root;

    @FXML private ListView<String> logView;
    @FXML private Button copyLogButton;

    LogTab(UiContext context) {
        this.context = context;
        model = new LogViewModel(context.messages(), context::format);
        root = Views.load("LogView", this, context.messages());
    }

    @FXML
    private void initialize() {
        logView.setItems(model.lines());
        Label nothing = new Label(context.messages().text("inspector.log.nothing"));
        nothing.getStyleClass().add("muted");
        logView.setPlaceholder(nothing);
    }

    Parent root() {
        return root;
    }

    void show(Inspected inspected) {
        int before = model.lines().size();
        boolean atEnd = before == 0 || logView.getSelectionModel().getSelectedIndex() < 0;
        model.show(inspected.id(), context.downloads().events(inspected.id()));
        copyLogButton.setDisable(model.lines().isEmpty());
        if (atEnd && model.lines().size() != before) {
            logView.scrollTo(model.lines().size() - 1);
        }
    }

    @FXML
    private void copyLog() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, model.text()));
    }
}
