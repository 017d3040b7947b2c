package org.tributary.app.ui.dialogs;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import org.tributary.app.Version;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;

/// What this program is: versions, folder, licenses. JavaFX thread.
public final class AboutDialog {
    private final UiContext context;
    private final Report report;
    private final Parent root;

    @FXML private Label versionLabel;
    @FXML private Label javaLabel;
    @FXML private Label javafxLabel;
    @FXML private Label systemLabel;
    @FXML private Label folderLabel;
    @FXML private Label copiedLabel;
    @FXML private GridPane licensesGrid;
    @FXML private Button openFolderButton;
    @FXML private Button copyReportButton;
    @FXML private Button closeButton;

    public AboutDialog(UiContext context) {
        this(context, Report.of(Version.current()));
    }

    AboutDialog(UiContext context, Report report) {
        this.context = context;
        this.report = report;
        root = Views.load("AboutView", this, context.messages());
    }

    @FXML
    private void initialize() {
        versionLabel.setText(report.tributary());
        javaLabel.setText(report.java());
        javafxLabel.setText(report.javafx());
        systemLabel.setText(report.system());
        folderLabel.setText(context.stateFolder().toString());
        openFolderButton.setOnAction(_ -> context.os().open(context.stateFolder()));
        copyReportButton.setOnAction(_ -> copyReport());
        List<License> licenses = License.all();
        for (int i = 0; i < licenses.size(); i++) {
            Label name = new Label(licenses.get(i).name());
            Label license = new Label(licenses.get(i).license());
            name.setWrapText(true);
            license.setWrapText(true);
            license.getStyleClass().add("muted");
            licensesGrid.add(name, 0, i);
            licensesGrid.add(license, 1, i);
        }
    }

    private void copyReport() {
        ClipboardContent content = new ClipboardContent();
        content.putString(report.text(context.downloads(), context.servers()));
        Clipboard.getSystemClipboard().setContent(content);
        copiedLabel.setVisible(true);
    }

    /// Returns the content, for tests and pictures.
    public Parent root() {
        return root;
    }

    public void open(Window owner) {
        Modal modal = new Modal(context, context.messages().text("dialog.about.title"), root);
        closeButton.setOnAction(_ -> modal.close());
        modal.open(owner);
        closeButton.requestFocus();
    }
}
