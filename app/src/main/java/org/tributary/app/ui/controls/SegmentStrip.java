package org.tributary.app.ui.controls;

import java.util.Arrays;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.canvas.GraphicsContext;
import javafx.util.Duration;
import org.tributary.app.ui.controls.StripScale.Mark;
import org.tributary.shared.transfer.SegmentStates;

/// All segments of a download in one thin line, as wide as there is room. JavaFX thread.
public final class SegmentStrip extends Painted {
    private static final double HEIGHT = 10;
    private static final int STEPS = 40;
    private static final double PALE = 0.4;

    private StripLook look = new StripLook.Shares(0, 0);
    private Mark[] columns = {};
    private boolean reducedMotion;
    private Timeline motion;
    private int step;

    public SegmentStrip() {
        super("segment-strip");
        setMinSize(20, HEIGHT);
        setPrefSize(200, HEIGHT);
        setMaxHeight(HEIGHT);
        sceneProperty().subscribe(_ -> move());
    }

    /// Shows the segments of a download that runs.
    public void show(SegmentStates states) {
        show(new StripLook.Segments(states));
    }

    /// Shows something else; paints only what looks different.
    public void show(StripLook next) {
        if (next.equals(look)) {
            return;
        }
        boolean wasHatched = hatched();
        look = next;
        move();
        Mark[] now = columns((int) pen().getCanvas().getWidth());
        if (hatched() || wasHatched || !Arrays.equals(now, columns)) {
            repaint();
        }
    }

    /// Lets nothing move by itself.
    public void setReducedMotion(boolean reduced) {
        reducedMotion = reduced;
        move();
    }

    private void move() {
        boolean moves = look instanceof StripLook.Starting && !reducedMotion && getScene() != null;
        if (moves && motion == null) {
            motion = new Timeline(new KeyFrame(Duration.millis(50), _ -> advance()));
            motion.setCycleCount(Animation.INDEFINITE);
            motion.play();
        } else if (!moves && motion != null) {
            motion.stop();
            motion = null;
        }
    }

    private void advance() {
        step = (step + 1) % STEPS;
        repaint();
    }

    /// Whether more is drawn than the columns tell.
    private boolean hatched() {
        return look instanceof StripLook.Endless || look instanceof StripLook.Starting;
    }

    private Mark[] columns(int width) {
        return switch (look) {
            case StripLook.Segments segments -> StripScale.columns(segments.states(), width);
            case StripLook.From from ->
                    StripScale.columnsFrom(from.states(), from.server(), from.held(), width);
            case StripLook.Shares shares ->
                    StripScale.shares(shares.verified(), shares.received(), width);
            case StripLook.Whole _ -> StripScale.shares(1, 1, width);
            case StripLook.Starting _, StripLook.Endless _ -> StripScale.shares(0, 0, width);
        };
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        columns = columns((int) width);
        for (int from = 0; from < columns.length; ) {
            int to = from + 1;
            while (to < columns.length && columns[to] == columns[from]) {
                to++;
            }
            stretch(pen, columns[from], from, to - from, height);
            from = to;
        }
        if (look instanceof StripLook.Endless
                || look instanceof StripLook.Starting && reducedMotion) {
            hatch(pen, width, height);
        } else if (look instanceof StripLook.Starting) {
            double at = (width + width / 4) * step / STEPS - width / 4;
            pen.setFill(paint(Ink.ACTIVE));
            pen.fillRect(Math.round(at), 0, Math.round(width / 4), height);
        }
        roundCorners(pen, width, height);
    }

    private void stretch(GraphicsContext pen, Mark mark, int x, int width, double height) {
        switch (mark) {
            case GAP -> {}
            case TO_DO -> {
                pen.setFill(paint(Ink.TO_DO));
                pen.fillRect(x, 0, width, height);
                pen.setFill(paint(Ink.TO_DO_LINE));
                pen.fillRect(x, 0, width, 1);
                pen.fillRect(x, height - 1, width, 1);
            }
            case OFFERED -> {
                pen.setGlobalAlpha(PALE);
                fill(pen, Ink.VERIFIED, x, width, height);
                pen.setGlobalAlpha(1);
            }
            case HELD -> fill(pen, Ink.HELD, x, width, height);
            case VERIFIED -> fill(pen, Ink.VERIFIED, x, width, height);
            case CHECKING -> fill(pen, Ink.CHECKING, x, width, height);
            case DOWNLOADING -> fill(pen, Ink.ACTIVE, x, width, height);
            case RETRYING -> fill(pen, Ink.RETRYING, x, width, height);
            case FAILED -> fill(pen, Ink.FAILED, x, width, height);
        }
    }

    private void fill(GraphicsContext pen, Ink ink, int x, int width, double height) {
        pen.setFill(paint(ink));
        pen.fillRect(x, 0, width, height);
    }

    private void hatch(GraphicsContext pen, double width, double height) {
        pen.setStroke(paint(Ink.ACTIVE));
        pen.setLineWidth(2);
        for (double x = -height; x < width; x += 8) {
            pen.strokeLine(x, height, x + height, 0);
        }
    }

    /// Takes the pixels at the corners away; a clip would cost more than all the rest.
    private static void roundCorners(GraphicsContext pen, double width, double height) {
        for (double x : new double[] {0, width - 1}) {
            pen.clearRect(x, 0, 1, 1);
            pen.clearRect(x, height - 1, 1, 1);
        }
    }
}
