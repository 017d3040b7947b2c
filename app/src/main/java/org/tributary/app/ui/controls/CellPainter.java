package org.tributary.app.ui.controls;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Paints single cells of a [SegmentMap]: a colour for the state or the server, and a mark on it that
/// tells the state without colour.
final class CellPainter {
    /// In place of a server's number: colours tell the state.
    static final int STATE_ONLY = -2;

    private static final int NOBODY = -1;
    private static final double FADED = 0.22;

    private final Painted colours;
    private final GraphicsContext pen;

    CellPainter(Painted colours) {
        this.colours = colours;
        pen = colours.pen();
    }

    /// Returns how many pixels of the bar in a cell are full; what a person can tell apart.
    static int bar(SegmentStates states, int segment, int cell) {
        return states.state(segment) == State.DOWNLOADING
                ? 1 + Math.round((cell - 7) * Math.clamp(states.received(segment), 0, 1))
                : 0;
    }

    /// @param x left edge of the cell
    /// @param y its top edge
    void paint(
            SegmentStates states,
            int segment,
            double x,
            double y,
            boolean byServer,
            boolean faded) {
        pen.setGlobalAlpha(faded ? FADED : 1);
        paint(
                states.state(segment),
                byServer ? states.server(segment) : STATE_ONLY,
                states.received(segment),
                bar(states, segment, colours.cellSize()),
                x,
                y);
        pen.setGlobalAlpha(1);
    }

    /// @param server whose colour it has; [#STATE_ONLY] for the colour of the state
    /// @param bar how long the bar of a segment is that is coming in, in pixels
    void paint(State state, int server, float received, int bar, double x, double y) {
        int side = colours.cellSize() - 2;
        if (state == State.TO_DO || server == NOBODY) {
            hollow(received, x + 1, y + 1, side);
        } else {
            pen.setFill(colours.paint(server == STATE_ONLY ? Ink.of(state) : Ink.ofServer(server)));
            pen.fillRect(x + 1, y + 1, side, side);
            if (server >= Ink.SERVERS) {
                hatch(x + 1, y + 1, side);
            }
        }
        mark(state, bar, x + 1, y + 1, side);
    }

    private void hollow(float received, double x, double y, int side) {
        pen.setFill(colours.paint(Ink.TO_DO));
        pen.fillRect(x, y, side, side);
        if (received > 0) {
            double filled = Math.max(1, Math.round(received * side));
            pen.setFill(colours.paint(Ink.HELD));
            pen.fillRect(x, y + side - filled, side, filled);
        }
        pen.setStroke(colours.paint(Ink.TO_DO_LINE));
        pen.setLineWidth(1);
        pen.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
    }

    private void hatch(double x, double y, int side) {
        pen.setStroke(colours.paint(Ink.GROUND));
        pen.setLineWidth(1);
        pen.strokeLine(x, y + side / 2.0, x + side / 2.0, y);
        pen.strokeLine(x, y + side, x + side, y);
        pen.strokeLine(x + side / 2.0, y + side, x + side, y + side / 2.0);
    }

    private void mark(State state, int bar, double x, double y, int side) {
        Paint ground = colours.paint(Ink.GROUND);
        double middle = Math.round(y + side / 2.0);
        switch (state) {
            case TO_DO, VERIFIED -> {}
            case DOWNLOADING -> {
                pen.setFill(ground);
                pen.fillRect(x + 2, middle - 1, bar, 2);
            }
            case CHECKING -> {
                double dot = side >= 12 ? 5 : 4;
                pen.setFill(ground);
                pen.fillOval(x + (side - dot) / 2, y + (side - dot) / 2, dot, dot);
            }
            case RETRYING -> line(ground, x + 2.5, y + side - 2.5, x + side - 2.5, y + 2.5);
            case FAILED -> {
                line(ground, x + 2.5, y + 2.5, x + side - 2.5, y + side - 2.5);
                line(ground, x + 2.5, y + side - 2.5, x + side - 2.5, y + 2.5);
            }
        }
    }

    private void line(Paint paint, double fromX, double fromY, double toX, double toY) {
        pen.setStroke(paint);
        pen.setLineWidth(1.6);
        pen.strokeLine(fromX, fromY, toX, toY);
    }

    /// Draws a frame around a cell, in the gap to its neighbours and the first pixel of it.
    void frame(Ink ink, double x, double y) {
        int cell = colours.cellSize();
        pen.setStroke(colours.paint(ink));
        pen.setLineWidth(2);
        pen.strokeRect(x + 1, y + 1, cell - 2, cell - 2);
    }
}
