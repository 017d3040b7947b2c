package org.tributary.app.ui.controls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.tributary.app.ui.controls.SpeedHistory.Sample;

/// The speed of the last minute as a line. JavaFX thread.
public final class SpeedChart extends Painted {
    private static final double SECONDS = SpeedHistory.LENGTH.toSeconds();

    private List<Sample> samples = List.of();
    private Instant now = Instant.EPOCH;
    private double top = 1;
    private DoubleFunction<String> words = Double::toString;
    private String left = "";
    private String right = "";

    public SpeedChart() {
        super("speed-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(120, 48);
        setPrefSize(320, 96);
    }

    /// Sets how a speed is written, and what stands below the ends of the line.
    public void setWords(DoubleFunction<String> speeds, String past, String present) {
        words = speeds;
        left = past;
        right = present;
        outdated();
    }

    /// Shows a history as it is at `now`.
    public void show(SpeedHistory history, Instant at) {
        List<Sample> next = history.samples();
        if (next.equals(samples)) {
            return;
        }
        samples = next;
        now = at;
        top = SpeedHistory.roundTop(history.most());
        repaint();
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        double small = Math.max(9, cellSize() * 0.85);
        pen.setFont(Font.font(small));
        double bottom = height - small - 6;
        grid(pen, width, bottom, small);
        if (!samples.isEmpty()) {
            line(pen, width, bottom);
        }
    }

    private void grid(GraphicsContext pen, double width, double bottom, double small) {
        pen.setStroke(paint(Ink.LINE));
        pen.setLineWidth(1);
        for (double share : new double[] {0, 0.5, 1}) {
            double y = Math.round(1 + (bottom - 2) * share) + 0.5;
            pen.strokeLine(0, y, width, y);
        }
        pen.setFill(paint(Ink.MUTED));
        pen.setTextBaseline(VPos.TOP);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(left, 0, bottom + 4);
        if (!samples.isEmpty()) {
            pen.fillText(words.apply(top), 2, 3);
        }
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.fillText(right, width, bottom + 4);
    }

    private void line(GraphicsContext pen, double width, double bottom) {
        int count = samples.size();
        double[] xs = new double[count + 2];
        double[] ys = new double[count + 2];
        for (int i = 0; i < count; i++) {
            Sample sample = samples.get(i);
            double ago = Duration.between(sample.time(), now).toMillis() / 1000.0;
            xs[i] = (width - 3) * (1 - Math.clamp(ago / SECONDS, 0, 1));
            ys[i] = bottom - (bottom - 2) * Math.clamp(sample.bytesPerSecond() / top, 0, 1);
        }
        xs[count] = xs[count - 1];
        ys[count] = bottom;
        xs[count + 1] = xs[0];
        ys[count + 1] = bottom;
        pen.setFill(paint(Ink.ACTIVE));
        pen.setGlobalAlpha(0.14);
        pen.fillPolygon(xs, ys, count + 2);
        pen.setGlobalAlpha(1);
        pen.setStroke(paint(Ink.ACTIVE));
        pen.setLineWidth(1.8);
        pen.strokePolyline(xs, ys, count);
        pen.setFill(paint(Ink.ACTIVE));
        pen.fillOval(xs[count - 1] - 3, ys[count - 1] - 3, 6, 6);
    }
}
