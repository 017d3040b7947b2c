package org.tributary.app.ui.downloads;

import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;

/// A line as wide as this, and below it one that may be wider: it runs on below the neighbours, which
/// stay beside the first. JavaFX thread.
final class TwoLines extends Region {
    private static final double GAP_PX = 1;

    private final Region first;
    private final Region second;
    private final DoubleProperty secondWidth = new SimpleDoubleProperty();

    TwoLines(Region first, Region second) {
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
        InvalidationListener again = _ -> requestLayout();
        secondWidth.addListener(again);
        second.managedProperty().addListener(again);
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
    }

    /// How much room the second line has, in px.
    DoubleProperty secondWidthProperty() {
        return secondWidth;
    }

    @Override
    protected double computePrefWidth(double height) {
        return first.prefWidth(-1) + getInsets().getLeft() + getInsets().getRight();
    }

    @Override
    protected double computePrefHeight(double width) {
        double below = second.isManaged() ? GAP_PX + second.prefHeight(-1) : 0;
        return first.prefHeight(-1) + below + getInsets().getTop() + getInsets().getBottom();
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double width = Math.max(0, getWidth() - insets.getLeft() - insets.getRight());
        double firstHeight = first.prefHeight(-1);
        double y = snapPositionY((getHeight() - computePrefHeight(-1)) / 2 + insets.getTop());
        first.resizeRelocate(
                insets.getLeft(), y, Math.min(width, snapSizeX(first.prefWidth(-1))), firstHeight);
        if (second.isManaged()) {
            second.resizeRelocate(
                    insets.getLeft(),
                    y + firstHeight + GAP_PX,
                    Math.max(width, secondWidth.get()),
                    second.prefHeight(-1));
        }
    }
}
