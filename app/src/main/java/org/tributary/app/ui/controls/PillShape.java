package org.tributary.app.ui.controls;

import java.util.Locale;

/// The little picture in a [Pill], so that no state is told by its colour alone.
public enum PillShape {
    CLOCK,
    ARROW,
    HOURGLASS,
    BARS,
    TICK_OUTLINE,
    TICK,
    TRIANGLE;

    String styleClass() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
