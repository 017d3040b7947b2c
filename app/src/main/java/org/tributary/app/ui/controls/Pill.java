package org.tributary.app.ui.controls;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A state in a word, with a colour and a shape that go with it. JavaFX thread.
public final class Pill extends Label {
    private final Region picture = new Region();
    private PillLook shown;

    public Pill() {
        getStyleClass().setAll("label", "pill");
        picture.getStyleClass().setAll("pill-shape");
        setGraphic(picture);
        setContentDisplay(ContentDisplay.LEFT);
        setMinWidth(USE_PREF_SIZE);
    }

    public Pill(PillLook look) {
        this();
        show(look);
    }

    /// Shows a state; cheap when it is the one that is shown.
    public void show(PillLook look) {
        if (look.equals(shown)) {
            return;
        }
        setText(look.text());
        if (shown == null || !shown.styleClass().equals(look.styleClass())) {
            getStyleClass().setAll("label", "pill", look.styleClass());
        }
        if (shown == null || shown.shape() != look.shape()) {
            picture.getStyleClass().setAll("pill-shape", look.shape().styleClass());
        }
        shown = look;
    }

    @Override
    public String getUserAgentStylesheet() {
        return Painted.sheet();
    }
}
