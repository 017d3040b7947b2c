package org.tributary.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tributary.app.ui.common.UiContext;

/// Whatever can be clicked can be reached with the Tab key.
class KeyboardTest {
    private static final int MOST_STEPS = 500;

    static Stream<String> views() {
        return AllViews.names();
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyControlCanBeReached(String view) throws InterruptedException {
        UiContext context =
                FxThread.call(() ->
                        new SampleContext(SampleDownloads.busy(), SampleServers.four()).make());
        try (Look look = AllViews.show(view, context)) {
            assertEquals(List.of(), unreachable(look));
        }
    }

    @Test
    void findsAControlThatTheTabKeyLeavesOut() throws InterruptedException {
        UiContext context =
                FxThread.call(() ->
                        new SampleContext(SampleDownloads.none(), SampleServers.none()).make());
        HBox box =
                FxThread.call(() -> {
                    var left = new javafx.scene.control.Button("1");
                    left.setId("left");
                    left.setFocusTraversable(false);
                    return new HBox(new javafx.scene.control.Button("2"), left);
                });
        try (Look look = Look.at(box, context.theme(), 200, 100)) {
            assertEquals(List.of("Button #left"), unreachable(look));
        }
    }

    private static List<String> unreachable(Look look) {
        return FxThread.call(() -> {
            Scene scene = look.stage().getScene();
            List<Control> wanted = new ArrayList<>();
            collect(scene.getRoot(), wanted);
            Set<Node> reached = walk(scene);
            return wanted.stream()
                    .filter(control -> !isReached(control, reached))
                    .map(KeyboardTest::name)
                    .toList();
        });
    }

    private static String name(Control control) {
        return control.getClass().getSimpleName()
                + (control.getId() == null ? "" : " #" + control.getId());
    }

    /// Of toggles that exclude each other, the arrow keys reach the others.
    private static boolean isReached(Control control, Set<Node> reached) {
        if (reached.contains(control)
                || control instanceof Spinner<?> spinner && reached.contains(spinner.getEditor())
                || control instanceof ComboBoxBase<?>
                        && reached.stream().anyMatch(node -> isBelow(node, control))) {
            return true;
        }
        Optional<ToggleGroup> group =
                control instanceof Toggle toggle
                        ? Optional.ofNullable(toggle.getToggleGroup())
                        : Optional.empty();
        return group.stream()
                .flatMap(toggles -> toggles.getToggles().stream())
                .anyMatch(toggle -> toggle instanceof Node node && reached.contains(node));
    }

    private static boolean isBelow(Node node, Node parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }

    private static Set<Node> walk(Scene scene) {
        Set<Node> reached = new LinkedHashSet<>();
        if (scene.getFocusOwner() == null) {
            scene.getRoot().requestFocus();
            scene.getRoot().requestFocusTraversal(TraversalDirection.NEXT);
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            Node owner = scene.getFocusOwner();
            if (owner == null || !reached.add(owner)) {
                break;
            }
            owner.requestFocusTraversal(TraversalDirection.NEXT);
        }
        return reached;
    }

    /// Collects the controls that somebody can use now; not those that others are made of.
    private static void collect(Node node, List<Control> controls) {
        // Menus are opened by F10 or their letters.
        if (!node.isVisible() || node.isDisabled() || node instanceof MenuBar) {
            return;
        }
        if (node instanceof Control control && isUsed(control)) {
            controls.add(control);
            if (!(control instanceof TabPane)) {
                return;
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, controls));
        }
    }

    private static boolean isUsed(Control control) {
        return control instanceof ButtonBase
                || control instanceof TextInputControl
                || control instanceof ComboBoxBase<?>
                || control instanceof ChoiceBox<?>
                || control instanceof Spinner<?>
                || control instanceof Slider
                || control instanceof ListView<?>
                || control instanceof TableView<?>
                || control instanceof TreeTableView<?>
                || control instanceof TabPane
                || control instanceof ToggleSwitch;
    }
}
