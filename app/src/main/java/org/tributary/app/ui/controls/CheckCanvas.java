package org.tributary.app.ui.controls;

import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.tributary.app.servers.Check;
import org.tributary.app.servers.ServerView;

/// A picture of the last checks of one server, the newest at the right, all on one canvas. The check
/// below the mouse tells about itself.
abstract class CheckCanvas extends Region {
    static final String STYLESHEET =
            CheckCanvas.class.getResource("health.css").toExternalForm();

    private static final StyleablePropertyFactory<CheckCanvas> STYLEABLE =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Duration SOON = Duration.millis(200);

    private final StyleableProperty<Color> answers =
            colour("answers", "-tr-check-answers", canvas -> canvas.answers);
    private final StyleableProperty<Color> slow =
            colour("slow", "-tr-check-slow", canvas -> canvas.slow);
    private final StyleableProperty<Color> busy =
            colour("busy", "-tr-check-busy", canvas -> canvas.busy);
    private final StyleableProperty<Color> notOurs =
            colour("notOurs", "-tr-check-not-ours", canvas -> canvas.notOurs);
    private final StyleableProperty<Color> noAnswer =
            colour("noAnswer", "-tr-check-no-answer", canvas -> canvas.noAnswer);
    private final StyleableProperty<Color> line =
            colour("line", "-tr-check-line", canvas -> canvas.line);

    private final Canvas canvas = new Canvas();
    private final Tooltip tooltip = new Tooltip();
    private final Function<Check, String> words;
    private List<Check> checks = List.of();

    /// @param words tells of one check
    CheckCanvas(Function<Check, String> words) {
        this.words = words;
        getChildren().add(canvas);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tooltip.setShowDelay(SOON);
        setOnMouseMoved(event -> tellOf(event.getX()));
    }

    /// Shows checks, oldest first.
    ///
    /// @param summary what they come to, in words
    public final void show(List<Check> now, String summary) {
        setAccessibleText(summary);
        if (!now.equals(checks)) {
            checks = List.copyOf(now);
            requestLayout();
        }
    }

    final List<Check> checks() {
        return checks;
    }

    final Color colour(Check.Result result) {
        return (switch (result) {
                    case ANSWERS -> answers;
                    case SLOW -> slow;
                    case BUSY -> busy;
                    case NOT_OURS -> notOurs;
                    case NO_ANSWER -> noAnswer;
                })
                .getValue();
    }

    final Color lineColour() {
        return line.getValue();
    }

    /// Returns how wide one check is, in px.
    abstract double pitch(double width);

    abstract void draw(GraphicsContext to, double width, double height);

    /// Returns the left edge of a check's place.
    final double left(int check, double width) {
        return width - (checks.size() - check) * pitch(width);
    }

    private void tellOf(double x) {
        double fromRight = canvas.getLayoutX() + canvas.getWidth() - x;
        int back = (int) Math.floor(fromRight / pitch(canvas.getWidth()));
        if (back < 0 || back >= checks.size()) {
            Tooltip.uninstall(this, tooltip);
        } else {
            tooltip.setText(words.apply(checks.get(checks.size() - 1 - back)));
            Tooltip.install(this, tooltip);
        }
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double width = Math.max(0, getWidth() - insets.getLeft() - insets.getRight());
        double height = Math.max(0, getHeight() - insets.getTop() - insets.getBottom());
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.relocate(insets.getLeft(), insets.getTop());
        GraphicsContext to = canvas.getGraphicsContext2D();
        to.clearRect(0, 0, width, height);
        draw(to, width, height);
    }

    private StyleableProperty<Color> colour(
            String name,
            String cssName,
            Function<CheckCanvas, StyleableProperty<Color>> property) {
        StyleableProperty<Color> colour =
                STYLEABLE.createStyleableColorProperty(this, name, cssName, property, Color.GRAY);
        if (colour instanceof ObservableValue<?> observable) {
            observable.subscribe(this::requestLayout);
        }
        return colour;
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLEABLE.getCssMetaData();
    }

    @Override
    public final String getUserAgentStylesheet() {
        return STYLESHEET;
    }

    /// Returns the width of a check so that the most that are kept fill `width`.
    static double share(double width) {
        return width / ServerView.MOST_CHECKS;
    }
}
