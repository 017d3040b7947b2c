package org.tributary.app.ui.add;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The dashed frame over the window that says what a drop would do. JavaFX thread.
final class DropOverlay extends StackPane {
    private final Label title = new Label();
    private final Label count = new Label();

    DropOverlay() {
        setId("dropOverlay");
        getStylesheets().add(DropOverlay.class.getResource("add.css").toExternalForm());
        getStyleClass().add("drop-overlay");
        title.setId("dropTitle");
        title.getStyleClass().add("drop-title");
        count.setId("dropCount");
        count.getStyleClass().add("drop-count");
        Region veil = new Region();
        veil.getStyleClass().add("drop-veil");
        Region arrow = new Region();
        arrow.getStyleClass().add("drop-arrow");
        VBox words = new VBox(arrow, title, count);
        words.getStyleClass().add("drop-words");
        words.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane frame = new StackPane(words);
        frame.getStyleClass().add("drop-frame");
        getChildren().addAll(veil, frame);
        // What hangs over the window is watched by the window itself.
        setMouseTransparent(true);
    }

    void show(String titleText, String countText) {
        title.setText(titleText);
        count.setText(countText);
    }
}
