package org.tributary.app.ui.controls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.tributary.app.ui.controls.MapGrid.Step;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// A cell for every segment of a download, as many rows as that takes, coloured by state or by server.
/// The canvas is only as large as what can be seen of it. JavaFX thread.
public final class SegmentMap extends Painted {
    private static final Duration FLASH = Duration.millis(300);
    private static final double BAR_WIDTH = 12;
    private static final int ROWS_PREFERRED = 6;

    private final ScrollBar scrollBar = new ScrollBar();
    private final Tooltip tooltip = new Tooltip();
    private final CellPainter cells = new CellPainter(this);
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);

    /// How many flashes of a cell are not over yet.
    private final Map<Integer, Integer> flashing = new HashMap<>();

    private SegmentStates states = SegmentStates.NONE;
    private MapGrid grid = new MapGrid(0, 12, 0, 0);
    private boolean byServer;
    private boolean reducedMotion;
    private Set<State> lit = Set.of();
    private int litServer = -1;
    private int cursor = -1;
    private IntFunction<String> describe = segment -> Integer.toString(segment + 1);
    private IntConsumer onDetail = _ -> {};

    public SegmentMap() {
        super("segment-map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        scrollBar.setOrientation(Orientation.VERTICAL);
        scrollBar.setFocusTraversable(false);
        scrollBar.setVisible(false);
        scrollBar.valueProperty().subscribe(_ -> repaint());
        getChildren().add(scrollBar);
        tooltip.setShowDelay(Duration.millis(200));
        tooltip.setHideDelay(Duration.ZERO);
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> Tooltip.uninstall(this, tooltip));
        setOnMousePressed(this::press);
        setOnScroll(event -> scrollBy(-event.getDeltaY()));
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(_ -> repaint());
    }

    /// Shows how the segments are now; paints only those that look different.
    public void show(SegmentStates now) {
        SegmentStates before = states;
        states = now;
        if (now.count() != before.count()) {
            flashing.clear();
            cursor = -1;
            selected.set(-1);
            outdated();
            repaint();
            return;
        }
        List<Integer> changed = new ArrayList<>();
        int end = grid.end(scroll());
        for (int i = grid.first(scroll()); i < end; i++) {
            if (now.state(i) != before.state(i)) {
                changed.add(i);
                flash(i);
                paintCell(i);
            } else if (now.server(i) != before.server(i) || look(now, i) != look(before, i)) {
                paintCell(i);
            }
        }
        if (!changed.isEmpty() && !reducedMotion) {
            fade(changed);
        }
    }

    private int look(SegmentStates of, int segment) {
        return of.state(segment) == State.TO_DO
                ? Math.round(of.received(segment) * cellSize())
                : CellPainter.bar(of, segment, cellSize());
    }

    private void flash(int segment) {
        if (!reducedMotion) {
            flashing.merge(segment, 1, Integer::sum);
        }
    }

    /// Ends the flash of segments that changed together.
    private void fade(List<Integer> segments) {
        PauseTransition flash = new PauseTransition(FLASH);
        flash.setOnFinished(_ -> {
            for (int segment : segments) {
                flashing.computeIfPresent(segment, (_, times) -> times > 1 ? times - 1 : null);
                if (segment < states.count()) {
                    paintCell(segment);
                }
            }
        });
        flash.play();
    }

    /// Colours the cells by who sent them, or by their state.
    public void setByServer(boolean servers) {
        byServer = servers;
        repaint();
    }

    /// Lets all cells fade but those in one of these states; none for no fading.
    public void highlight(Set<State> wanted) {
        lit = Set.copyOf(wanted);
        litServer = -1;
        repaint();
    }

    /// Lets all cells fade but those of one server; -1 for no fading.
    public void highlightServer(int server) {
        lit = Set.of();
        litServer = server;
        repaint();
    }

    public void setReducedMotion(boolean reduced) {
        reducedMotion = reduced;
        flashing.clear();
        repaint();
    }

    /// Sets what the tooltip of a segment says.
    public void setDescribe(IntFunction<String> words) {
        describe = words;
    }

    /// Sets what is done for Enter or a double click on a segment.
    public void setOnDetail(IntConsumer action) {
        onDetail = action;
    }

    /// The chosen segment; -1 for none.
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public void select(int segment) {
        int wanted = segment >= 0 && segment < states.count() ? segment : -1;
        if (wanted == selected.get()) {
            return;
        }
        selected.set(wanted);
        if (wanted >= 0) {
            cursor = wanted;
            scrollBar.setValue(grid.scrollTo(wanted, scroll()));
        }
        repaint();
    }

    private double scroll() {
        return scrollBar.isVisible() ? Math.round(scrollBar.getValue()) : 0;
    }

    private void scrollBy(double pixels) {
        scrollBar.setValue(Math.clamp(scroll() + pixels, 0, grid.mostScroll()));
    }

    private void hover(MouseEvent event) {
        int segment = grid.at(event.getX(), event.getY(), scroll());
        if (segment < 0) {
            Tooltip.uninstall(this, tooltip);
        } else {
            tooltip.setText(describe.apply(segment));
            Tooltip.install(this, tooltip);
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        int segment = grid.at(event.getX(), event.getY(), scroll());
        select(segment);
        if (segment >= 0 && event.getClickCount() == 2) {
            onDetail.accept(segment);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> moveCursor(Step.LEFT, event);
            case RIGHT -> moveCursor(Step.RIGHT, event);
            case UP -> moveCursor(Step.UP, event);
            case DOWN -> moveCursor(Step.DOWN, event);
            case PAGE_UP -> moveCursor(Step.PAGE_UP, event);
            case PAGE_DOWN -> moveCursor(Step.PAGE_DOWN, event);
            case HOME -> moveCursor(Step.FIRST, event);
            case END -> moveCursor(Step.LAST, event);
            case ENTER -> {
                if (cursor >= 0) {
                    select(cursor);
                    onDetail.accept(cursor);
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void moveCursor(Step step, KeyEvent event) {
        if (states.count() == 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        select(cursor < 0 ? 0 : grid.step(cursor, step));
        event.consume();
    }

    @Override
    double paintWidth() {
        return super.paintWidth() - BAR_WIDTH - 2;
    }

    @Override
    protected void layoutChildren() {
        grid = new MapGrid(states.count(), cellSize(), paintWidth(), paintHeight());
        boolean scrolls = grid.needsScrolling() && paintHeight() > 0;
        scrollBar.setVisible(scrolls);
        scrollBar.setMax(grid.mostScroll());
        scrollBar.setVisibleAmount(
                grid.mostScroll() * paintHeight() / Math.max(1, grid.wholeHeight()));
        scrollBar.setUnitIncrement(grid.cell());
        scrollBar.setBlockIncrement(Math.max(grid.cell(), paintHeight() - grid.cell()));
        scrollBar.setValue(Math.min(scrollBar.getValue(), grid.mostScroll()));
        scrollBar.resizeRelocate(getWidth() - BAR_WIDTH, 0, BAR_WIDTH, getHeight());
        super.layoutChildren();
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        grid = new MapGrid(states.count(), cellSize(), width, height);
        int end = grid.end(scroll());
        for (int i = grid.first(scroll()); i < end; i++) {
            paintCell(i);
        }
    }

    private void paintCell(int segment) {
        double x = grid.x(segment);
        double y = grid.y(segment, scroll());
        pen().clearRect(x, y, grid.cell(), grid.cell());
        cells.paint(states, segment, x, y, byServer, isFaded(segment));
        if (segment == selected.get()) {
            cells.frame(isFocused() ? Ink.ACTIVE : Ink.TEXT, x, y);
        } else if (flashing.containsKey(segment)) {
            cells.frame(Ink.FLASH, x, y);
        }
    }

    private boolean isFaded(int segment) {
        return !lit.isEmpty() && !lit.contains(states.state(segment))
                || litServer >= 0 && states.server(segment) != litServer;
    }

    @Override
    protected double computeMinHeight(double width) {
        return cellSize() * 2.0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return cellSize() * (double) ROWS_PREFERRED;
    }

    /// Returns the height at which all rows are seen when the map is `width` wide.
    public double wholeHeight(double width) {
        return new MapGrid(states.count(), cellSize(), width - BAR_WIDTH - 2, 0).wholeHeight();
    }

    @Override
    protected double computePrefWidth(double height) {
        return cellSize() * 60.0;
    }
}
