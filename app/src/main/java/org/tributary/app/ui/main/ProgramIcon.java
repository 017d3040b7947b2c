package org.tributary.app.ui.main;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/// The picture of the program for where the system shows its windows, in several sizes.
final class ProgramIcon {
    private ProgramIcon() {}

    static List<Image> all() {
        return Stream.of(16, 32, 64, 128).map(ProgramIcon::of).toList();
    }

    private static Image of(int pixels) {
        InputStream png = ProgramIcon.class.getResourceAsStream("icon-" + pixels + ".png");
        return new Image(png);
    }
}
