package org.tributary.app.ui.controls;

import javafx.scene.canvas.GraphicsContext;
import org.tributary.shared.transfer.SegmentStates.State;

/// A share as a bar: of a segment, or of what servers sent. Far cheaper than a progress bar where there
/// are many. JavaFX thread.
public final class ShareBar extends Painted {
    private static final double HEIGHT = 8;

    private double share = -1;
    private Ink ink = Ink.ACTIVE;

    public ShareBar() {
        super("share-bar");
        setMinSize(24, HEIGHT);
        setPrefSize(110, HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /// Shows how much of a segment is here.
    ///
    /// @param part 0 to 1
    public void show(State state, double part) {
        show(part, state == State.TO_DO ? Ink.HELD : Ink.of(state));
    }

    /// Shows how much a server sent.
    ///
    /// @param server index, for its colour
    /// @param part 0 to 1
    public void showServer(int server, double part) {
        show(part, Ink.ofServer(server));
    }

    private void show(double part, Ink colour) {
        double clamped = Math.clamp(part, 0, 1);
        if (clamped != share || colour != ink) {
            share = clamped;
            ink = colour;
            repaint();
        }
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        pen.setFill(paint(Ink.TO_DO));
        pen.fillRoundRect(0, 0, width, height, 4, 4);
        pen.setStroke(paint(Ink.TO_DO_LINE));
        pen.setLineWidth(1);
        pen.strokeRoundRect(0.5, 0.5, width - 1, height - 1, 4, 4);
        if (share > 0) {
            pen.setFill(paint(ink));
            pen.fillRoundRect(0, 0, Math.max(3, Math.round(width * share)), height, 4, 4);
        }
    }
}
