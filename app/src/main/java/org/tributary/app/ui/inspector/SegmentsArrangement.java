package org.tributary.app.ui.inspector;

import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.text.Font;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.ViewMemory;
import org.tributary.app.ui.controls.SegmentMap;

/// Shows the map, the table or both: what was chosen, or else what there is room for.
final class SegmentsArrangement {
    private static final String NAME = "inspector.segments.arrangement";

    /// In less than so many lines of text there is no room for both.
    private static final double LINES_FOR_BOTH = 22;

    private final UiContext context;
    private final SplitPane split;
    private final SegmentMap map;
    private final Node list;
    private final ObservableValue<Font> font;
    private final ReadOnlyObjectWrapper<Arrangement> shown =
            new ReadOnlyObjectWrapper<>(Arrangement.BOTH);
    private Optional<Arrangement> chosen;
    private double room;

    /// What of the two is shown.
    enum Arrangement {
        MAP,
        LIST,
        BOTH
    }

    SegmentsArrangement(
            UiContext context,
            SplitPane split,
            SegmentMap map,
            Node list,
            ObservableValue<Font> font) {
        this.context = context;
        this.split = split;
        this.map = map;
        this.list = list;
        this.font = font;
        String remembered = new ViewMemory(context.settings()).get(NAME).orElse("");
        chosen =
                Arrays.stream(Arrangement.values())
                        .filter(it -> it.name().equals(remembered))
                        .findFirst();
        split.heightProperty().subscribe(_ -> divide());
        split.widthProperty().subscribe(_ -> divide());
    }

    ReadOnlyObjectProperty<Arrangement> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Shows this from now on, and remembers it.
    void choose(Arrangement arrangement) {
        chosen = Optional.of(arrangement);
        new ViewMemory(context.settings()).put(NAME, arrangement.name());
        arrange();
    }

    /// Shows what there is room for, if nothing was chosen.
    ///
    /// @param height room for everything, in pixels
    void fit(double height) {
        room = height;
        arrange();
    }

    private void arrange() {
        boolean roomy = room > LINES_FOR_BOTH * font.getValue().getSize();
        Arrangement now = chosen.orElse(roomy ? Arrangement.BOTH : Arrangement.MAP);
        boolean both = now == Arrangement.BOTH;
        show(map, both || now == Arrangement.MAP, 0);
        show(list, both || now == Arrangement.LIST, both ? 1 : 0);
        shown.set(now);
        divide();
    }

    private void show(Node node, boolean show, int at) {
        if (show && !split.getItems().contains(node)) {
            split.getItems().add(Math.min(at, split.getItems().size()), node);
        } else if (!show) {
            split.getItems().remove(node);
        }
    }

    /// Gives the map what it needs, but no more than half.
    void divide() {
        if (split.getItems().size() == 2 && split.getHeight() > 0) {
            double whole = map.wholeHeight(split.getWidth()) + 10;
            split.setDividerPositions(Math.min(0.5, whole / split.getHeight()));
        }
    }
}
