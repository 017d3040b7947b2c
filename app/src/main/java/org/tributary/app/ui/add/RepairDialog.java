package org.tributary.app.ui.add;

import atlantafx.base.theme.Styles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tributary.app.ui.add.RepairMatch.Candidate;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.shared.format.RemoteText;

/// Offers to fetch what a partial or old copy on disk lacks. JavaFX thread.
public final class RepairDialog {
    private static final String PART = ".part";

    private final UiContext context;
    private final Messages messages;

    @FXML private Label repairTitle;
    @FXML private Label repairFact;
    @FXML private ComboBox<Candidate> offerChoice;
    @FXML private Label repairPlan;
    @FXML private RadioButton inPlaceChoice;
    @FXML private RadioButton newFileChoice;
    @FXML private TextField newNameField;
    @FXML private Button cancelButton;
    @FXML private Button repairButton;

    public RepairDialog(UiContext context) {
        this.context = context;
        this.messages = context.messages();
    }

    /// Looks at the copy elsewhere, then shows the dialog. The unfinished file of a download of ours
    /// needs no dialog: that download is listed again. Returns at once.
    ///
    /// @param owner the window that waits for it
    public void open(Window owner, Path file) {
        Thread.ofVirtual()
                .name("tributary-repair")
                .start(() -> {
                    boolean ours = isOurs(file);
                    Platform.runLater(() -> {
                        if (ours) {
                            resume(file);
                        } else {
                            show(owner, file);
                        }
                    });
                });
    }

    private static boolean isOurs(Path file) {
        return file.toString().endsWith(PART) && Files.exists(Path.of(file + ".log"));
    }

    private void resume(Path file) {
        context.downloads().lookForUnfinished(file.toAbsolutePath().getParent());
        String name = file.getFileName().toString();
        String whole = name.substring(0, name.length() - PART.length());
        context.navigator().showDownloads();
        context.navigator()
                .say(messages.text("add.repair.unfinished", RemoteText.shown(whole)), "", () -> {});
    }

    private void show(Window owner, Path file) {
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        RepairViewModel model = new RepairViewModel(Surroundings.of(context, background), file);
        Stage stage = new Stage();
        Scene scene = new Scene(content(model, file));
        repairButton.setOnAction(_ -> {
            String id = model.start();
            stage.close();
            context.navigator().showDownload(id);
        });
        cancelButton.setOnAction(_ -> stage.close());
        context.theme().add(scene);
        stage.setTitle(messages.text("add.repair.window"));
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setResizable(false);
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            context.theme().remove(scene);
            background.shutdown();
        });
        stage.show();
    }

    /// Returns what the window shows.
    Parent content(RepairViewModel model, Path file) {
        Parent root = Views.load("RepairView", this, messages);
        String name = RemoteText.shown(file.getFileName().toString());
        repairTitle.setText(messages.text("add.repair.title", name));
        repairTitle.setTooltip(new Tooltip(file.toString()));
        repairFact.textProperty().bind(model.factProperty());
        repairPlan.textProperty().bind(model.planProperty());
        offerChoice.setItems(model.candidates());
        offerChoice.setCellFactory(_ -> new CandidateCell());
        offerChoice.setButtonCell(new CandidateCell());
        offerChoice.valueProperty().bindBidirectional(model.chosenProperty());
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(inPlaceChoice, newFileChoice);
        model.inPlaceProperty()
                .subscribe(inPlace -> (inPlace ? inPlaceChoice : newFileChoice).setSelected(true));
        inPlaceChoice.selectedProperty().subscribe(model.inPlaceProperty()::set);
        newNameField.textProperty().bindBidirectional(model.newNameProperty());
        newNameField.disableProperty().bind(newFileChoice.selectedProperty().not());
        newNameField
                .textProperty()
                .subscribe(_ ->
                        newNameField.pseudoClassStateChanged(
                                Styles.STATE_DANGER, !model.isNewNameRight()));
        repairButton.disableProperty().bind(model.canStartProperty().not());
        return root;
    }

    private final class CandidateCell extends ListCell<Candidate> {
        @Override
        protected void updateItem(Candidate candidate, boolean empty) {
            super.updateItem(candidate, empty);
            Format format = context.format();
            setText(
                    empty || candidate == null
                            ? messages.text("add.repair.none")
                            : messages.text(
                                    "add.repair.candidate",
                                    RemoteText.shown(candidate.path()),
                                    format.size(candidate.size()),
                                    candidate.servers()));
        }
    }
}
