package org.tributary.app.ui.main;

import java.util.Optional;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleGroup;
import javafx.stage.Window;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.format.Sizes;

/// The button that limits the speed of everything: a click switches, its menu chooses. JavaFX thread.
final class SpeedLimit {
    private static final long[] USUAL = {1_000_000, 5_000_000, 20_000_000};

    private final UiContext context;
    private final SplitMenuButton button;

    SpeedLimit(UiContext context, SplitMenuButton button) {
        this.context = context;
        this.button = button;
        button.setOnAction(_ -> toggle());
        show();
    }

    void toggle() {
        change(
                context.settings().get().speed().limited()
                        ? Optional.empty()
                        : Optional.of(limit()));
    }

    private long limit() {
        return context.settings().get().speed().bytesPerSecond();
    }

    /// Shows what the settings say now.
    void show() {
        Messages messages = context.messages();
        Settings.Speed speed = context.settings().get().speed();
        String now = context.format().speed(speed.bytesPerSecond());
        button.setText(
                speed.limited()
                        ? messages.text("main.limit.on", now)
                        : messages.text("main.limit.off"));
        button.getTooltip()
                .setText(
                        speed.limited()
                                ? messages.text("main.limit.switchOff")
                                : messages.text("main.limit.switchOn", now));
        ToggleGroup one = new ToggleGroup();
        button.getItems().clear();
        button.getItems().add(choice(messages.text("main.limit.none"), Optional.empty(), one));
        for (long bytes : USUAL) {
            button.getItems().add(choice(context.format().speed(bytes), Optional.of(bytes), one));
        }
        MenuItem custom = new MenuItem(messages.text("main.limit.custom"));
        custom.setOnAction(_ -> ask(button.getScene().getWindow()));
        button.getItems().addAll(new SeparatorMenuItem(), custom);
    }

    private RadioMenuItem choice(String text, Optional<Long> bytes, ToggleGroup one) {
        Settings.Speed speed = context.settings().get().speed();
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(one);
        item.setSelected(
                bytes.isPresent()
                        ? speed.limited() && speed.bytesPerSecond() == bytes.get()
                        : !speed.limited());
        item.setOnAction(_ -> change(bytes));
        return item;
    }

    private void ask(Window owner) {
        Messages messages = context.messages();
        TextInputDialog dialog = new TextInputDialog(Sizes.shown(limit()) + "/s");
        dialog.initOwner(owner);
        dialog.setTitle(messages.text("main.limit.title"));
        dialog.setHeaderText(messages.text("main.limit.question"));
        dialog.setGraphic(null);
        dialog.showAndWait().ifPresent(this::take);
    }

    private void take(String typed) {
        try {
            long bytes = Sizes.parsePerSecond(typed);
            if (bytes > 0) {
                change(Optional.of(bytes));
            } else {
                change(Optional.empty());
            }
        } catch (IllegalArgumentException _) {
            context.navigator()
                    .say(context.messages().text("main.limit.notASpeed", typed), "", () -> {});
        }
    }

    /// Limits the speed; empty for no limit.
    private void change(Optional<Long> bytesPerSecond) {
        limit(context.settings(), bytesPerSecond);
    }

    static void limit(SettingsStore store, Optional<Long> bytesPerSecond) {
        store.change(now -> {
            Settings.Speed speed = now.speed();
            return now.with(
                    speed.withLimited(bytesPerSecond.isPresent())
                            .withBytesPerSecond(bytesPerSecond.orElse(speed.bytesPerSecond())));
        });
    }
}
