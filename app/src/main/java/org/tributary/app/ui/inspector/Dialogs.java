package org.tributary.app.ui.inspector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import org.tributary.app.offers.Offers;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.Ask;
import org.tributary.app.ui.inspector.ProblemActions.Login;
import org.tributary.shared.format.RemoteText;

/// Asks in windows.
final class Dialogs implements ProblemActions.Asking {
    private final UiContext context;
    private final Supplier<Window> owner;
    private final Runnable log;

    Dialogs(UiContext context, Supplier<Window> owner, Runnable log) {
        this.context = context;
        this.owner = owner;
        this.log = log;
    }

    @Override
    public Optional<Path> folder(Path first) {
        return context.picker()
                .folder(
                        owner.get(),
                        context.messages().text("inspector.chooseFolder"),
                        Optional.of(first));
    }

    @Override
    public Optional<Path> file() {
        return context
                .picker()
                .open(owner.get(), context.messages().text("inspector.findFile"))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Login> login(String server) {
        Messages messages = context.messages();
        TextField user = new TextField();
        PasswordField password = new PasswordField();
        Label userLabel = new Label(messages.text("inspector.login.user"));
        userLabel.setLabelFor(user);
        Label passwordLabel = new Label(messages.text("inspector.login.password"));
        passwordLabel.setLabelFor(password);
        GridPane fields = new GridPane();
        fields.setHgap(12);
        fields.setVgap(8);
        fields.addRow(0, userLabel, user);
        fields.addRow(1, passwordLabel, password);
        Dialog<Login> dialog = new Dialog<>();
        dialog.initOwner(owner.get());
        dialog.setTitle(messages.text("inspector.login.title"));
        dialog.setHeaderText(messages.text("inspector.login.header", RemoteText.shown(server)));
        dialog.getDialogPane().setContent(fields);
        dialog.getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        dialog.getDialogPane()
                .lookupButton(ButtonType.OK)
                .disableProperty()
                .bind(user.textProperty().isEmpty());
        dialog.setResultConverter(button ->
                button == ButtonType.OK ? new Login(user.getText(), password.getText()) : null);
        dialog.setOnShown(_ -> user.requestFocus());
        context.theme().add(dialog.getDialogPane().getScene());
        Optional<Login> login = dialog.showAndWait();
        context.theme().remove(dialog.getDialogPane().getScene());
        return login;
    }

    @Override
    public void version(
            String name, List<Offers.Version> versions, Consumer<Offers.Version> chosen) {
        Messages messages = context.messages();
        ToggleGroup group = new ToggleGroup();
        List<RadioButton> choices = new ArrayList<>();
        for (Offers.Version version : versions) {
            String words =
                    messages.text(
                            "inspector.version.choice",
                            context.format().size(version.entry().size()),
                            context.format().date(version.entry().modified()),
                            RemoteText.shown(String.join(", ", version.servers())));
            RadioButton choice = new RadioButton(words);
            choice.setUserData(version);
            choice.setToggleGroup(group);
            choices.add(choice);
        }
        choices.getFirst().setSelected(true);
        new Ask(context, "version")
                .title(messages.text("inspector.version.title", RemoteText.shown(name)))
                .text(messages.text("inspector.version.text"))
                .content(choices.toArray(RadioButton[]::new))
                .cancel(messages.text("dialog.cancel"))
                .accept(
                        messages.text("inspector.version.button"),
                        Ask.Emphasis.SUGGESTED,
                        () ->
                                chosen.accept(
                                        (Offers.Version) group.getSelectedToggle().getUserData()))
                .open(owner.get());
    }

    @Override
    public void showLog() {
        log.run();
    }
}
