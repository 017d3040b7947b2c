package org.tributary.app.ui.main;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.tributary.app.downloads.Downloads.Move;
import org.tributary.app.ui.common.Messages;

/// Everything that can be done in the window, by menu, button or key: one list of it, in the order in
/// which it is explained. JavaFX thread.
public final class Actions {
    private final Map<String, Action> actions = new LinkedHashMap<>();
    private final Messages messages;

    Actions(Messages messages, ListActions list, WindowDeeds window) {
        this.messages = messages;
        add("add", window::add, Situation::always, key(KeyCode.N));
        add("paste", window::paste, Situation::always, key(KeyCode.V));
        add("openList", window::openList, Situation::always, key(KeyCode.O));
        add("open", list::open, Situation::one, plain(KeyCode.ENTER));
        add("showInFolder", list::showInFolder, Situation::selectFinished, key(KeyCode.ENTER));
        add("pauseOrResume", list::pauseOrResume, Situation::pauseOrResume, plain(KeyCode.SPACE));
        add("resume", list::resume, Situation::resume, key(KeyCode.R));
        add("pause", list::pause, Situation::pause, key(KeyCode.P));
        add("resumeAll", list::resumeAll, Situation::resumeAll, shifted(KeyCode.R));
        add("pauseAll", list::pauseAll, Situation::pauseAll, shifted(KeyCode.P));
        add("moveUp", () -> list.move(Move.UP), Situation::move, key(KeyCode.UP));
        add("moveDown", () -> list.move(Move.DOWN), Situation::move, key(KeyCode.DOWN));
        add("moveTop", () -> list.move(Move.TOP), Situation::move, key(KeyCode.HOME));
        add("moveBottom", () -> list.move(Move.BOTTOM), Situation::move, key(KeyCode.END));
        add("copyLink", list::copyLink, Situation::select, key(KeyCode.C));
        add("copyDigest", list::copyDigest, Situation::digest, shifted(KeyCode.C));
        add("remove", list::remove, Situation::select, plain(KeyCode.DELETE));
        add(
                "removeData",
                list::askToRemove,
                Situation::select,
                new KeyCodeCombination(KeyCode.DELETE, SHIFT_DOWN));
        add("undo", list::undo, Situation::undo, key(KeyCode.Z));
        add("selectAll", window::selectAll, Situation::anyListed, key(KeyCode.A));
        add("filter", window::filter, Situation::always, key(KeyCode.F));
        add("clearFilter", window::clearFilter, Situation::always, plain(KeyCode.ESCAPE));
        add("showDownloads", window::showDownloads, Situation::always, shifted(KeyCode.D));
        add("servers", window::showServers, Situation::always, shifted(KeyCode.S));
        add("catalog", window::showCatalog, Situation::always, shifted(KeyCode.B));
        add("checkServers", window::checkServers, Situation::always, plain(KeyCode.F5));
        add("inspector", window::toggleInspector, Situation::always, key(KeyCode.I));
        for (int tab = 0; tab < 4; tab++) {
            int shown = tab;
            add(
                    "tab" + (tab + 1),
                    () -> window.showTab(shown),
                    Situation::always,
                    key(KeyCode.getKeyCode(String.valueOf(tab + 1))),
                    key(KeyCode.getKeyCode("Numpad " + (tab + 1))));
        }
        add("sideBar", window::toggleSideBar, Situation::always, key(KeyCode.B));
        add("limit", window::toggleLimit, Situation::always, key(KeyCode.L));
        add(
                "bigger",
                () -> window.textSize(1),
                Situation::always,
                key(KeyCode.PLUS),
                key(KeyCode.EQUALS),
                shifted(KeyCode.EQUALS),
                key(KeyCode.ADD));
        add(
                "smaller",
                () -> window.textSize(-1),
                Situation::always,
                key(KeyCode.MINUS),
                key(KeyCode.SUBTRACT));
        add(
                "usualSize",
                window::usualTextSize,
                Situation::always,
                key(KeyCode.DIGIT0),
                key(KeyCode.NUMPAD0));
        add("settings", window::settings, Situation::always, key(KeyCode.COMMA));
        add("shortcuts", window::shortcuts, Situation::always, plain(KeyCode.F1));
        add("about", window::about, Situation::always);
        add("closeWindow", window::close, Situation::always, key(KeyCode.W));
        add("quit", window::quit, Situation::always, key(KeyCode.Q));
    }

    private void add(
            String key,
            Runnable deed,
            Function<Situation, Optional<String>> obstacle,
            KeyCodeCombination... keys) {
        actions.put(key, new Action(key, messages, Arrays.asList(keys), obstacle, deed));
    }

    private static KeyCodeCombination key(KeyCode code) {
        return new KeyCodeCombination(code, SHORTCUT_DOWN);
    }

    private static KeyCodeCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, SHORTCUT_DOWN, SHIFT_DOWN);
    }

    private static KeyCodeCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    /// Returns all of them, in the order in which they are explained.
    public List<Action> all() {
        return List.copyOf(actions.values());
    }

    Action get(String key) {
        return Optional.ofNullable(actions.get(key))
                .orElseThrow(() -> new IllegalArgumentException("no action " + key));
    }

    void take(Situation situation) {
        actions.values().forEach(action -> action.take(situation));
    }

    /// Does what a key stands for in the list.
    ///
    /// @return true when it stands for something
    boolean press(KeyEvent event) {
        Optional<Action> meant =
                actions.values().stream().filter(action -> action.matches(event)).findFirst();
        meant.ifPresent(Action::run);
        return meant.isPresent();
    }

    /// Has keys do their actions anywhere in a window, except where text is edited: there, those that
    /// mean something for text are left to it.
    void install(Scene scene) {
        for (Action action : actions.values()) {
            action.keys().stream()
                    .skip(1)
                    .forEach(more -> scene.getAccelerators().put(more, action::run));
        }
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (scene.getFocusOwner() instanceof TextInputControl && isForText(event)) {
                        event.consume();
                    }
                });
    }

    private static boolean isForText(KeyEvent event) {
        return switch (event.getCode()) {
            case SPACE, DELETE, HOME, END, UP, DOWN, ENTER, A, C, V, X, Z -> true;
            default -> false;
        };
    }
}
