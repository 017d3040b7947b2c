package org.tributary.app.ui.controls;

import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import org.tributary.app.servers.Check;

/// The last checks of a server as small bars: the better the answer, the taller the bar.
public final class HealthStrip extends CheckCanvas {
    /// @param words tells of one check
    public HealthStrip(Function<Check, String> words) {
        super(words);
        getStyleClass().add("health-strip");
    }

    @Override
    double pitch(double width) {
        return Math.max(2, Math.floor(share(width)));
    }

    @Override
    void draw(GraphicsContext to, double width, double height) {
        double pitch = pitch(width);
        to.setFill(lineColour());
        to.fillRect(Math.max(0, width - 60 * pitch), height - 1, Math.min(width, 60 * pitch), 1);
        for (int i = 0; i < checks().size(); i++) {
            Check.Result result = checks().get(i).result();
            double tall = Math.max(2, Math.round(height * share(result)));
            to.setFill(colour(result));
            to.fillRect(Math.round(left(i, width)), height - tall, pitch - 1, tall);
        }
    }

    static double share(Check.Result result) {
        return switch (result) {
            case ANSWERS -> 1;
            case SLOW -> 0.75;
            case BUSY -> 0.5;
            case NOT_OURS -> 0.35;
            case NO_ANSWER -> 0.25;
        };
    }
}
