package org.tributary.app.ui.dialogs;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;

/// A question in a window of its own: what it is about, a sentence or two, and a button for every
/// answer. Escape and closing the window are the answer of the button [#cancel(String)]. JavaFX thread.
///
/// ```java
/// new Ask(context, "quit")
///         .title("Quit Tributary?")
///         .text("2 downloads run.")
///         .cancel("Keep running")
///         .accept("Quit", Emphasis.SUGGESTED, this::quit)
///         .open(window);
/// ```
public final class Ask {
    /// How a button looks, and whether Enter presses it.
    public enum Emphasis {
        PLAIN,
        /// The answer most people give; Enter presses it.
        SUGGESTED,
        /// Takes something away for good; Enter does not press it.
        DESTRUCTIVE
    }

    private final UiContext context;
    private final Parent root;
    private Optional<Modal> modal = Optional.empty();
    private Runnable onCancel = () -> {};
    private Runnable onClosed = () -> {};
    private boolean answered;

    @FXML private Label askTitle;
    @FXML private Label askText;
    @FXML private VBox askContent;
    @FXML private ButtonBar askButtons;

    /// @param id of the root, such as `quit`; buttons are named after it
    public Ask(UiContext context, String id) {
        this.context = context;
        root = Views.load("AskView", this, context.messages());
        root.setId(id + "Dialog");
    }

    @FXML
    private void initialize() {
        askText.managedProperty().bind(askText.visibleProperty());
        askText.visibleProperty().bind(askText.textProperty().isEmpty().not());
        askContent.setManaged(false);
    }

    public Ask title(String title) {
        askTitle.setText(title);
        return this;
    }

    public Ask text(String text) {
        askText.setText(text);
        return this;
    }

    /// Puts something between the text and the buttons.
    public Ask content(Node... nodes) {
        askContent.getChildren().setAll(nodes);
        askContent.setManaged(true);
        return this;
    }

    /// Adds the button that changes nothing. It is the default one when no other is suggested.
    public Ask cancel(String label) {
        Button button = button(label, ButtonData.CANCEL_CLOSE);
        button.setId("cancelButton");
        button.setCancelButton(true);
        button.setOnAction(_ -> close());
        return this;
    }

    /// What is done, besides closing, when the answer is no.
    public Ask onCancel(Runnable action) {
        onCancel = action;
        return this;
    }

    /// What is done once it is closed, whatever the answer.
    public Ask onClosed(Runnable action) {
        onClosed = action;
        return this;
    }

    /// Adds a button that closes the window and does something.
    public Ask accept(String label, Emphasis emphasis, Runnable action) {
        Button button =
                button(label, emphasis == Emphasis.PLAIN ? ButtonData.OTHER : ButtonData.OK_DONE);
        button.setId(emphasis == Emphasis.PLAIN ? "otherButton" : "acceptButton");
        button.setDefaultButton(emphasis == Emphasis.SUGGESTED);
        if (emphasis == Emphasis.DESTRUCTIVE) {
            button.getStyleClass().add(Styles.DANGER);
        }
        button.setOnAction(_ -> {
            answered = true;
            close();
            action.run();
        });
        return this;
    }

    private Button button(String label, ButtonData data) {
        Button button = new Button(label);
        ButtonBar.setButtonData(button, data);
        askButtons.getButtons().add(button);
        return button;
    }

    /// Returns all of the window's content, for tests and pictures.
    public Parent root() {
        return root;
    }

    /// Shows the window and returns at once.
    ///
    /// @param owner what it belongs to; null for none
    public void open(Window owner) {
        Modal window = new Modal(context, askTitle.getText(), root);
        modal = Optional.of(window);
        window.stage()
                .setOnHiding(_ -> {
                    onClosed.run();
                    if (!answered) {
                        answered = true;
                        onCancel.run();
                    }
                });
        window.open(owner);
        focusDefault();
    }

    private void focusDefault() {
        askButtons.getButtons().stream()
                .map(Button.class::cast)
                .filter(Button::isDefaultButton)
                .findFirst()
                .or(() ->
                        askButtons.getButtons().stream()
                                .map(Button.class::cast)
                                .filter(Button::isCancelButton)
                                .findFirst())
                .ifPresent(Button::requestFocus);
    }

    private void close() {
        modal.ifPresent(Modal::close);
    }

    /// Returns the window once it is open, for tests.
    Stage stage() {
        return modal.orElseThrow().stage();
    }
}
