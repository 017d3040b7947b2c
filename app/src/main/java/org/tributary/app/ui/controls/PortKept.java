package org.tributary.app.ui.controls;

import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/// Cuts the name of a server at its beginning where there is too little room: servers often differ in
/// nothing but the port. JavaFX thread.
public final class PortKept {
    private PortKept() {}

    public static void in(Labeled name) {
        name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    }

    /// Also shows the whole name to whoever points at it while it is cut.
    public static void withTip(Label name) {
        in(name);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(name.textProperty());
        InvalidationListener look =
                _ -> {
                    boolean cut = name.getWidth() < Math.floor(name.prefWidth(-1));
                    name.setTooltip(cut ? whole : null);
                };
        name.widthProperty().addListener(look);
        name.textProperty().addListener(look);
    }
}
