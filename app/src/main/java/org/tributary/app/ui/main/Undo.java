package org.tributary.app.ui.main;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;

/// Knows whether what was removed last can still be put back. JavaFX thread.
final class Undo {
    /// As long as [org.tributary.app.downloads.Downloads#undoRemove()] can.
    static final Duration TIME = Duration.seconds(8);

    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private final PauseTransition wait = new PauseTransition(TIME);

    Undo() {
        wait.setOnFinished(_ -> possible.set(false));
    }

    void begin() {
        possible.set(true);
        wait.playFromStart();
    }

    void end() {
        wait.stop();
        possible.set(false);
    }

    ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }
}
