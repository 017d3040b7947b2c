package org.tributary.app.ui.controls;

import javafx.scene.canvas.GraphicsContext;
import org.tributary.shared.transfer.SegmentStates.State;

/// One cell of a [SegmentMap] by itself, for its legend. JavaFX thread.
public final class SegmentSwatch extends Painted {
    private final CellPainter cells = new CellPainter(this);
    private final State state;
    private final int server;

    private SegmentSwatch(State state, int server) {
        super("segment-swatch");
        this.state = state;
        this.server = server;
    }

    /// Returns a cell as a segment in this state has.
    public static SegmentSwatch of(State state) {
        return new SegmentSwatch(state, CellPainter.STATE_ONLY);
    }

    /// Returns a cell as a segment from this server has.
    ///
    /// @param server index into the servers of the download
    public static SegmentSwatch ofServer(int server) {
        return new SegmentSwatch(State.VERIFIED, server);
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        cells.paint(state, server, 0, cellSize() / 2 - 1, 0, 0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return cellSize();
    }

    @Override
    protected double computePrefHeight(double width) {
        return cellSize();
    }

    @Override
    protected double computeMinWidth(double height) {
        return cellSize();
    }

    @Override
    protected double computeMinHeight(double width) {
        return cellSize();
    }

    @Override
    protected double computeMaxWidth(double height) {
        return cellSize();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return cellSize();
    }
}
