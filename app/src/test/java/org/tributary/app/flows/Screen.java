package org.tributary.app.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Window;

/// What can be seen now in all windows of the program. JavaFX thread.
final class Screen {
    private static final Set<String> MAY_BE_CUT =
            Set.of("placeLabel", "digestLabel", "stateColumn");

    private Screen() {}

    /// Returns everything that is shown, of the windows opened last first.
    static List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        for (Window window : List.copyOf(Window.getWindows()).reversed()) {
            if (window.isShowing() && window.getScene() != null) {
                collect(window.getScene().getRoot(), nodes);
            }
        }
        return nodes;
    }

    /// Returns a node and all below it that is shown.
    static List<Node> below(Node node) {
        List<Node> nodes = new ArrayList<>();
        collect(node, nodes);
        return nodes;
    }

    private static void collect(Node node, List<Node> nodes) {
        if (!node.isVisible()) {
            return;
        }
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
        }
    }

    static Optional<Node> byId(String id) {
        return nodes().stream().filter(node -> id.equals(node.getId())).findFirst();
    }

    /// Returns what can be pressed and has this text.
    static Optional<Node> pressable(String text) {
        return pressable(text::equals);
    }

    /// Returns what can be pressed and has these words in its text.
    static Optional<Node> pressableWith(String words) {
        return pressable(text -> text.contains(words));
    }

    private static Optional<Node> pressable(Predicate<String> wanted) {
        return nodes().stream()
                .filter(Labeled.class::isInstance)
                .filter(node -> text(node).filter(wanted).isPresent())
                .filter(Predicate.not(Node::isDisabled))
                .findFirst();
    }

    /// Returns where somebody points who points at a node.
    static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Returns the colour in the corner of what a node covers.
    static Color edge(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return node.getScene()
                .snapshot(null)
                .getPixelReader()
                .getColor((int) bounds.getMinX() + 1, (int) bounds.getMaxY() - 2);
    }

    /// Returns the texts that are shown with dots in place of their end, though they are to be read
    /// as a whole.
    static List<String> cutWords() {
        return nodes().stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(Screen::isCut)
                .filter(Predicate.not(Screen::mayBeCut))
                .map(label -> label.getText() + " (" + label + ')')
                .toList();
    }

    private static boolean isCut(Labeled label) {
        String dots = label.getEllipsisString();
        return label.getText() != null
                && !label.getText().endsWith(dots)
                && label.getChildrenUnmodifiable().stream()
                        .anyMatch(child ->
                                child instanceof Text text && text.getText().contains(dots));
    }

    /// Paths and digests are as long as they are, and sentences in a table give way to numbers.
    private static boolean mayBeCut(Labeled label) {
        return MAY_BE_CUT.contains(String.valueOf(label.getId()))
                || label.getStyleClass().contains("second-line") && isInTable(label);
    }

    private static boolean isInTable(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent)
                .anyMatch(TableCell.class::isInstance);
    }

    /// Returns what a node says, when it says something.
    static Optional<String> text(Node node) {
        String text =
                switch (node) {
                    case Labeled labeled -> labeled.getText();
                    case TextInputControl field -> field.getText();
                    case Text drawn when !(drawn.getParent() instanceof Labeled) -> drawn.getText();
                    default -> "";
                };
        return Optional.ofNullable(text).filter(it -> !it.isBlank());
    }

    /// Returns what below a node says exactly this.
    static Optional<Node> saying(Node root, String words) {
        return below(root).stream()
                .filter(node -> text(node).filter(words::equals).isPresent())
                .findFirst();
    }

    static Stream<String> texts() {
        return nodes().stream().flatMap(node -> text(node).stream());
    }

    static Stream<String> texts(Node root) {
        return below(root).stream().flatMap(node -> text(node).stream());
    }

    /// Returns the texts below a node that have a style class.
    static List<String> styled(Node root, String style) {
        return below(root).stream()
                .filter(node -> node.getStyleClass().contains(style))
                .flatMap(node -> text(node).stream())
                .toList();
    }

    static boolean says(String words) {
        return texts().anyMatch(text -> text.contains(words));
    }
}
