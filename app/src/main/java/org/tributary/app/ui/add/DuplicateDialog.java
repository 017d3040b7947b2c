package org.tributary.app.ui.add;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.settings.Settings.Duplicate;
import org.tributary.app.ui.add.AddViewModel.Answer;
import org.tributary.app.ui.add.DuplicateRule.Present;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.shared.format.RemoteText;

/// Asks what to do with a file that is in the list or on disk already. JavaFX thread; waits for the
/// answer.
final class DuplicateDialog implements AddViewModel.Question {
    private final UiContext context;
    private final Messages messages;
    private final Window owner;

    private Optional<Answer> answer = Optional.empty();

    @FXML private Label duplicateTitle;
    @FXML private Label duplicateText;
    @FXML private RadioButton resumeChoice;
    @FXML private RadioButton keepBothChoice;
    @FXML private RadioButton replaceChoice;
    @FXML private RadioButton showChoice;
    @FXML private CheckBox forAllCheck;
    @FXML private Button skipButton;
    @FXML private Button goOnButton;

    /// @param owner the window that waits; null for none
    DuplicateDialog(UiContext context, Window owner) {
        this.context = context;
        this.messages = context.messages();
        this.owner = owner;
    }

    @Override
    public Optional<Answer> ask(Present present, int more) {
        Stage stage = new Stage();
        Parent root = content(present, more);
        goOnButton.setOnAction(_ -> {
            answer = Optional.of(new Answer(chosen(), forAllCheck.isSelected()));
            stage.close();
        });
        skipButton.setOnAction(_ -> stage.close());
        Scene scene = new Scene(root);
        context.theme().add(scene);
        stage.setTitle(messages.text("add.duplicate.window"));
        stage.initOwner(owner);
        stage.initModality(owner == null ? Modality.APPLICATION_MODAL : Modality.WINDOW_MODAL);
        stage.setResizable(false);
        stage.setScene(scene);
        // The key that goes on must do so from wherever the choice stands.
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !skipButton.isFocused()) {
                        event.consume();
                        goOnButton.fire();
                    }
                });
        usual().requestFocus();
        answer = Optional.empty();
        stage.showAndWait();
        context.theme().remove(scene);
        return answer;
    }

    /// Returns what the window shows.
    Parent content(Present present, int more) {
        Parent root = Views.load("DuplicateView", this, messages);
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(List.of(resumeChoice, keepBothChoice, replaceChoice, showChoice));
        String name = RemoteText.shown(present.target().getFileName().toString());
        duplicateTitle.setText(messages.text("add.duplicate.title", name));
        duplicateText.setText(text(present));
        boolean listed = present.listed().isPresent();
        boolean runs =
                present.listed().stream()
                        .map(DownloadEntry::state)
                        .anyMatch(state ->
                                state == DownloadEntry.State.RUNNING
                                        || state == DownloadEntry.State.QUEUED);
        boolean finished =
                present.listed().stream()
                        .anyMatch(entry -> entry.state() == DownloadEntry.State.FINISHED);
        resumeChoice.setText(
                messages.text(listed ? "add.duplicate.resume" : "add.duplicate.compare"));
        resumeChoice.setDisable(runs || finished);
        keepBothChoice.setText(
                messages.text(
                        "add.duplicate.keepBoth",
                        RemoteText.shown(
                                DuplicateRule.freePath(present.target(), this::isTaken)
                                        .getFileName()
                                        .toString())));
        usual().setSelected(true);
        forAllCheck.setText(messages.text("add.duplicate.forAll", more));
        forAllCheck.setVisible(more > 0);
        forAllCheck.managedProperty().bind(forAllCheck.visibleProperty());
        return root;
    }

    private RadioButton usual() {
        return resumeChoice.isDisable() ? showChoice : resumeChoice;
    }

    private boolean isTaken(Path path) {
        return DuplicateRule.isTaken(path, context.downloads().entries());
    }

    private String text(Present present) {
        Format format = context.format();
        String folder = String.valueOf(present.path().getParent());
        if (present.listed().isEmpty()) {
            return messages.text("add.duplicate.onDisk", folder);
        }
        DownloadEntry entry = present.listed().get();
        String state =
                switch (entry.state()) {
                    case QUEUED -> "queued";
                    case RUNNING -> "running";
                    case PAUSED -> "paused";
                    case UNPACKING, FINISHED -> "finished";
                    case FAILED -> "failed";
                    case MISSING -> "missing";
                };
        return messages.text(
                "add.duplicate." + state,
                folder,
                format.size(entry.receivedBytes()),
                format.size(entry.size()));
    }

    private Duplicate chosen() {
        if (resumeChoice.isSelected()) {
            return Duplicate.RESUME;
        }
        if (keepBothChoice.isSelected()) {
            return Duplicate.KEEP_BOTH;
        }
        return replaceChoice.isSelected() ? Duplicate.REPLACE : Duplicate.SHOW;
    }
}
