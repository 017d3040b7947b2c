package org.tributary.app.ui.main;

import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.tributary.app.ui.common.ViewMemory;

/// Where the window was and how big, remembered over restarts. JavaFX thread.
final class WindowPlace {
    private static final String NAME = "window.place";
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 740;
    private static final double LEAST_WIDTH = 860;
    private static final double LEAST_HEIGHT = 560;

    private final Stage stage;
    private final ViewMemory memory;

    WindowPlace(Stage stage, ViewMemory memory) {
        this.stage = stage;
        this.memory = memory;
    }

    void restore() {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setWidth(Math.max(LEAST_WIDTH, memory.number(NAME + ".width", WIDTH)));
        stage.setHeight(Math.max(LEAST_HEIGHT, memory.number(NAME + ".height", HEIGHT)));
        double x = memory.number(NAME + ".x", Double.NaN);
        double y = memory.number(NAME + ".y", Double.NaN);
        // A screen that was there last time may be gone.
        Rectangle2D bar =
                new Rectangle2D(Double.isNaN(x) ? 0 : x, Double.isNaN(y) ? 0 : y, 100, 30);
        if (!Double.isNaN(x + y)
                && Screen.getScreens().stream()
                        .anyMatch(screen -> screen.getVisualBounds().intersects(bar))) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(memory.isSet(NAME + ".maximized", false));
    }

    void remember() {
        memory.put(NAME + ".maximized", stage.isMaximized());
        if (!stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            put("x", stage.getX());
            put("y", stage.getY());
            put("width", stage.getWidth());
            put("height", stage.getHeight());
        }
    }

    private void put(String name, double value) {
        if (Double.isFinite(value)) {
            memory.put(NAME + '.' + name, String.format(Locale.ROOT, "%.0f", value));
        }
    }
}
