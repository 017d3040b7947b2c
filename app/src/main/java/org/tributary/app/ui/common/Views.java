package org.tributary.app.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views: `XView.fxml` stands beside the class of its controller.
public final class Views {
    private Views() {}

    /// Loads the view of a controller that is made already.
    ///
    /// @param name file name without `.fxml`
    public static <T extends Parent> T load(String name, Object controller, Messages messages) {
        URL fxml = controller.getClass().getResource(name + ".fxml");
        FXMLLoader loader = new FXMLLoader(fxml, messages.bundle());
        // All controllers are made by hand; included views bring their own loader.
        loader.setControllerFactory(_ -> controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("the view " + name + " is part of the program", e);
        }
    }
}
