package org.tributary.app.ui.controls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.css.converter.SizeConverter;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;

/// A region that is painted by hand on one canvas as large as itself, in colours that come from CSS.
/// JavaFX thread.
abstract class Painted extends Region {
    private static final CellMeta CELL = new CellMeta();
    private static final List<CssMetaData<? extends Styleable, ?>> META = meta();

    private final Canvas canvas = new Canvas();
    private final Map<Ink, SimpleStyleableObjectProperty<Paint>> paints = new EnumMap<>(Ink.class);
    private final SimpleStyleableObjectProperty<Number> cellSize =
            new SimpleStyleableObjectProperty<>(CELL, this, "cellSize", 12.0) {
                @Override
                protected void invalidated() {
                    outdated();
                }
            };
    private boolean stale = true;

    Painted(String styleClass) {
        getStyleClass().add(styleClass);
        for (CssMetaData<? extends Styleable, ?> meta : META) {
            if (meta instanceof PaintMeta paint) {
                paints.put(paint.ink, new PaintProperty(paint));
            }
        }
        getChildren().add(canvas);
    }

    static String sheet() {
        return Painted.class.getResource("controls.css").toExternalForm();
    }

    /// Draws everything anew on an empty canvas.
    abstract void paint(GraphicsContext pen, double width, double height);

    final Paint paint(Ink ink) {
        return paints.get(ink).get();
    }

    /// Returns how big one cell of a map is, which grows with the text.
    final int cellSize() {
        return Math.max(6, (int) Math.round(cellSize.get().doubleValue()));
    }

    final GraphicsContext pen() {
        return canvas.getGraphicsContext2D();
    }

    /// Room for the canvas; controls beside it take some of it.
    double paintWidth() {
        return snapPositionX(getWidth() - snappedLeftInset() - snappedRightInset());
    }

    double paintHeight() {
        return snapPositionY(getHeight() - snappedTopInset() - snappedBottomInset());
    }

    /// Draws anew at once.
    final void repaint() {
        stale = false;
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width > 0 && height > 0) {
            pen().clearRect(0, 0, width, height);
            paint(pen(), width, height);
        }
    }

    /// Draws anew with the next layout.
    final void outdated() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, paintWidth());
        double height = Math.max(0, paintHeight());
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
        }
        if (stale) {
            repaint();
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return sheet();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return META;
    }

    private static List<CssMetaData<? extends Styleable, ?>> meta() {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(Region.getClassCssMetaData());
        Arrays.stream(Ink.values()).map(PaintMeta::new).forEach(all::add);
        all.add(CELL);
        return List.copyOf(all);
    }

    private final class PaintProperty extends SimpleStyleableObjectProperty<Paint> {
        PaintProperty(PaintMeta meta) {
            super(meta, Painted.this, meta.ink.name(), meta.ink.usual());
        }

        @Override
        protected void invalidated() {
            outdated();
        }
    }

    private static final class PaintMeta extends CssMetaData<Painted, Paint> {
        private final Ink ink;

        PaintMeta(Ink ink) {
            super(ink.property(), PaintConverter.getInstance(), ink.usual());
            this.ink = ink;
        }

        @Override
        public boolean isSettable(Painted painted) {
            return true;
        }

        @Override
        public StyleableProperty<Paint> getStyleableProperty(Painted painted) {
            return painted.paints.get(ink);
        }
    }

    private static final class CellMeta extends CssMetaData<Painted, Number> {
        CellMeta() {
            super("-cell-size", SizeConverter.getInstance(), 12.0);
        }

        @Override
        public boolean isSettable(Painted painted) {
            return true;
        }

        @Override
        public StyleableProperty<Number> getStyleableProperty(Painted painted) {
            return painted.cellSize;
        }
    }
}
