package org.tributary.app;

import javafx.application.Application;
import javafx.stage.Stage;

/// Gives the windows of this process their name for the system, which is that of this class: by it a
/// desktop finds the menu entry, and with it the icon, that they belong to. Does nothing else.
public final class WindowApplication extends Application {
    @Override
    public void start(Stage unused) {
        // The window is opened by whoever knows what it shows.
    }
}
