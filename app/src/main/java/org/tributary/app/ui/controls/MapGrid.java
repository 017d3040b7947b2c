package org.tributary.app.ui.controls;

/// Where the cells of a map are: as many in a row as fit, rows below each other, and some of the rows
/// in view. Pure arithmetic, in pixels.
///
/// @param count cells
/// @param cell width and height of one, with the gap around it
/// @param width room for a row
/// @param height how much can be seen at once
record MapGrid(int count, int cell, double width, double height) {
    MapGrid {
        if (count < 0 || cell < 1) {
            throw new IllegalArgumentException(count + " cells of " + cell + " px make no grid");
        }
    }

    int columns() {
        return Math.max(1, (int) (width / cell));
    }

    int rows() {
        return Math.ceilDiv(count, columns());
    }

    /// Returns the height of all rows.
    double wholeHeight() {
        return (double) rows() * cell;
    }

    boolean needsScrolling() {
        return wholeHeight() > height;
    }

    /// Returns the furthest that can be scrolled.
    double mostScroll() {
        return Math.max(0, wholeHeight() - height);
    }

    /// Returns the left edge of a cell.
    double x(int index) {
        return (double) (index % columns()) * cell;
    }

    /// Returns the top edge of a cell when `scroll` pixels are scrolled away.
    double y(int index, double scroll) {
        return (double) (index / columns()) * cell - scroll;
    }

    /// Returns the first cell in view.
    int first(double scroll) {
        return Math.min(count, (int) (Math.max(0, scroll) / cell) * columns());
    }

    /// Returns the end of the cells in view (exclusive).
    int end(double scroll) {
        return Math.min(count, (int) Math.ceil((scroll + height) / cell) * columns());
    }

    /// Returns the cell at a point of the view; -1 where there is none.
    int at(double x, double y, double scroll) {
        int column = (int) Math.floor(x / cell);
        int row = (int) Math.floor((y + scroll) / cell);
        if (column < 0 || column >= columns() || row < 0) {
            return -1;
        }
        long index = (long) row * columns() + column;
        return index < count ? (int) index : -1;
    }

    /// Returns how far to scroll so that a cell is in view, and no further than needed.
    double scrollTo(int index, double scroll) {
        double top = y(index, 0);
        double least = top + cell - height;
        return Math.clamp(Math.max(least, Math.min(top, scroll)), 0, mostScroll());
    }

    /// Returns the cell that a step leads to from `index`, which stays where no cell is.
    int step(int index, Step step) {
        if (count == 0) {
            return -1;
        }
        int rowsInView = Math.max(1, (int) (height / cell) - 1);
        int to =
                switch (step) {
                    case LEFT -> index - 1;
                    case RIGHT -> index + 1;
                    case UP -> index - columns();
                    case DOWN -> index + columns();
                    case PAGE_UP -> Math.max(index % columns(), index - rowsInView * columns());
                    case PAGE_DOWN -> Math.min(count - 1, index + rowsInView * columns());
                    case FIRST -> 0;
                    case LAST -> count - 1;
                };
        return to < 0 || to >= count ? index : to;
    }

    /// A way of the cursor.
    enum Step {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        FIRST,
        LAST
    }
}
