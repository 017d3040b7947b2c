package org.tributary.app.ui.downloads;

import javafx.application.Platform;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.ViewMemory;

/// Where the inspector is shown, below the list, and how high; remembered over restarts. JavaFX
/// thread.
final class InspectorPlace {
    private static final String HEIGHT = "list.inspectorHeight";
    private static final String SHOWN = "list.inspector";
    private static final double USUAL_EM = 220.0 / 13;

    /// In a low window, the list keeps more than half.
    private static final double MOST_OF_PAGE = 0.45;

    private final UiContext context;
    private final ViewMemory memory;
    private final SplitPane split;
    private final Region inspector;

    /// In px, while it is not shown; what was wanted last, in a window that is too low for it.
    private double height;

    InspectorPlace(UiContext context, SplitPane split, Region inspector) {
        this.context = context;
        this.split = split;
        this.inspector = inspector;
        memory = new ViewMemory(context.settings());
        height = memory.number(HEIGHT, USUAL_EM) * textSize();
        if (!memory.isSet(SHOWN, true)) {
            split.getItems().remove(inspector);
        }
        split.heightProperty()
                .subscribe((before, now) -> resized(before.doubleValue(), now.doubleValue()));
    }

    private double textSize() {
        return context.settings().get().appearance().textSize();
    }

    private void resized(double before, double now) {
        boolean squeezed = now < before && inspector.getHeight() > MOST_OF_PAGE * now;
        if (before == 0 || squeezed) {
            // The pane itself has yet to take in its new height.
            Platform.runLater(this::divide);
        }
    }

    private void divide() {
        if (isShown() && split.getHeight() > 0) {
            double most = MOST_OF_PAGE * split.getHeight();
            split.setDividerPosition(0, 1 - Math.min(most, height) / split.getHeight());
        }
    }

    boolean isShown() {
        return split.getItems().contains(inspector);
    }

    void show(boolean show) {
        if (show == isShown()) {
            return;
        }
        if (show) {
            split.getItems().add(inspector);
            divide();
        } else {
            height = inspector.getHeight();
            split.getItems().remove(inspector);
        }
        memory.put(SHOWN, show);
    }

    void remember() {
        double now = isShown() ? inspector.getHeight() : height;
        if (now > 0) {
            memory.put(HEIGHT, now / textSize());
        }
    }
}
