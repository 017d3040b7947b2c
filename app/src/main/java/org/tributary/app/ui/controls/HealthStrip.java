package org.tributary.app.ui.controls;

import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import org.tributary.app.servers.Check;
import org.tributary.app.servers.ServerView;

/// The last checks of a server as small bars: the better the answer, the taller the bar.
public final class HealthStrip extends CheckCanvas {
    /// @param words tells of one check
    public HealthStrip(Function<Check, String> words) {
        super("health-strip", words);
    }

    @Override
    double pitch(double width) {
        return Math.max(2, Math.floor(super.pitch(width)));
    }

    @Override
    double end(double width) {
        return Math.min(width, ServerView.MOST_CHECKS * pitch(width));
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        double pitch = pitch(width);
        pen.setFill(paint(Ink.LINE));
        pen.fillRect(0, height - 1, end(width), 1);
        for (int i = 0; i < checks().size(); i++) {
            Check.Result result = checks().get(i).result();
            double tall = Math.max(2, Math.round(height * share(result)));
            pen.setFill(paint(ink(result)));
            pen.fillRect(Math.round(left(i, width)), height - tall, pitch - 1, tall);
        }
    }

    static double share(Check.Result result) {
        return switch (result) {
            case ANSWERS -> 1;
            case SLOW -> 0.75;
            case BUSY -> 0.5;
            case NOT_OURS -> 0.35;
            case NO_ANSWER -> 0.25;
            case NOT_ASKED -> 0.15;
        };
    }
}
