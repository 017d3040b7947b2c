package org.tributary.app.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tributary.app.ui.controls.MapGrid.Step;

class MapGridTest {
    /// 10 columns, 11 rows, the last with 3 cells; 4 rows in view.
    private final MapGrid grid = new MapGrid(103, 12, 125, 48);

    @Test
    void putsAsManyCellsInARowAsFit() {
        assertEquals(10, grid.columns());
        assertEquals(11, grid.rows());
        assertEquals(132, grid.wholeHeight());
    }

    @Test
    void hasOneColumnWhereNothingFits() {
        assertEquals(1, new MapGrid(3, 12, 5, 100).columns());
    }

    @Test
    void scrollsOnlyWhatDoesNotFit() {
        assertTrue(grid.needsScrolling());
        assertEquals(84, grid.mostScroll());
        assertFalse(new MapGrid(40, 12, 125, 48).needsScrolling());
        assertEquals(0, new MapGrid(40, 12, 125, 48).mostScroll());
    }

    @Test
    void paintsOnlyRowsInView() {
        assertEquals(0, grid.first(0));
        assertEquals(40, grid.end(0));
        assertEquals(10, grid.first(18));
        assertEquals(60, grid.end(18));
        assertEquals(103, grid.end(84));
    }

    @Test
    void findsTheCellUnderThePointer() {
        assertEquals(0, grid.at(0, 0, 0));
        assertEquals(11, grid.at(12, 12, 0));
        assertEquals(21, grid.at(12, 12, 12));
        assertEquals(-1, grid.at(121, 0, 0));
        assertEquals(-1, grid.at(-1, 0, 0));
        assertEquals(102, grid.at(30, 47, 84));
        assertEquals(-1, grid.at(40, 47, 84));
    }

    @Test
    void placesCellsWhereTheyAreFound() {
        assertEquals(36, grid.x(23));
        assertEquals(24, grid.y(23, 0));
        assertEquals(23, grid.at(grid.x(23), grid.y(23, 6), 6));
    }

    @Test
    void movesTheCursorAndStaysInside() {
        assertEquals(0, grid.step(0, Step.LEFT));
        assertEquals(1, grid.step(0, Step.RIGHT));
        assertEquals(5, grid.step(5, Step.UP));
        assertEquals(15, grid.step(5, Step.DOWN));
        assertEquals(95, grid.step(95, Step.DOWN));
        assertEquals(35, grid.step(5, Step.PAGE_DOWN));
        assertEquals(5, grid.step(25, Step.PAGE_UP));
        assertEquals(0, grid.step(50, Step.FIRST));
        assertEquals(102, grid.step(50, Step.LAST));
        assertEquals(-1, new MapGrid(0, 12, 100, 100).step(0, Step.RIGHT));
    }

    @Test
    void scrollsNoFurtherThanNeeded() {
        assertEquals(0, grid.scrollTo(35, 0));
        assertEquals(12, grid.scrollTo(45, 0));
        assertEquals(24, grid.scrollTo(25, 60));
        assertEquals(84, grid.scrollTo(102, 0));
    }

    @Test
    void refusesCellsWithoutSize() {
        assertThrows(IllegalArgumentException.class, () -> new MapGrid(1, 0, 10, 10));
    }
}
