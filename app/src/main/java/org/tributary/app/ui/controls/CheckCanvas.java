package org.tributary.app.ui.controls;

import java.util.List;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.tributary.app.servers.Check;
import org.tributary.app.servers.ServerView;

/// A picture of the last checks of one server, the newest at the right. The check below the mouse tells
/// about itself.
abstract class CheckCanvas extends Painted {
    private static final Duration SOON = Duration.millis(200);

    private final Tooltip tooltip = new Tooltip();
    private final Function<Check, String> words;
    private List<Check> checks = List.of();

    /// @param words tells of one check
    CheckCanvas(String styleClass, Function<Check, String> words) {
        super(styleClass);
        this.words = words;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tooltip.setShowDelay(SOON);
        setOnMouseMoved(event -> tellOf(event.getX()));
    }

    static String sheet() {
        return CheckCanvas.class.getResource("health.css").toExternalForm();
    }

    /// Shows checks, oldest first.
    ///
    /// @param summary what they come to, in words
    public final void show(List<Check> now, String summary) {
        setAccessibleText(summary);
        if (!now.equals(checks)) {
            checks = List.copyOf(now);
            outdated();
        }
    }

    final List<Check> checks() {
        return checks;
    }

    static Ink ink(Check.Result result) {
        return switch (result) {
            case ANSWERS -> Ink.VERIFIED;
            case SLOW, BUSY -> Ink.RETRYING;
            case NOT_OURS, NOT_ASKED -> Ink.MUTED;
            case NO_ANSWER -> Ink.FAILED;
        };
    }

    /// Returns how wide one check is, in px; the most that are kept fill `width`.
    double pitch(double width) {
        return width / ServerView.MOST_CHECKS;
    }

    /// Returns where the newest check ends.
    double end(double width) {
        return width;
    }

    /// Returns the left edge of a check's place.
    final double left(int check, double width) {
        return end(width) - (checks.size() - check) * pitch(width);
    }

    private void tellOf(double x) {
        double fromRight = snappedLeftInset() + end(paintWidth()) - x;
        int back = (int) Math.floor(fromRight / pitch(paintWidth()));
        if (back < 0 || back >= checks.size()) {
            Tooltip.uninstall(this, tooltip);
        } else {
            tooltip.setText(words.apply(checks.get(checks.size() - 1 - back)));
            Tooltip.install(this, tooltip);
        }
    }

    @Override
    public final String getUserAgentStylesheet() {
        return sheet();
    }
}
