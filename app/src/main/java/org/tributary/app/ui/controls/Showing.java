package org.tributary.app.ui.controls;

import javafx.scene.Node;

/// Tells whether something can be seen, so that what cannot is not kept up to date.
public final class Showing {
    private Showing() {}

    /// True when `node` and all it stands in are visible in a window that is open.
    public static boolean of(Node node) {
        if (node.getScene() == null
                || node.getScene().getWindow() == null
                || !node.getScene().getWindow().isShowing()) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
