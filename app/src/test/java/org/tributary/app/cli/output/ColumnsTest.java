package org.tributary.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void wideCharactersTakeTwoColumnsAndCombiningMarksNone() {
        assertEquals(3, Columns.width("abc"));
        assertEquals(4, Columns.width("東京"));
        assertEquals(1, Columns.width("e\u0301"));
        assertEquals(2, Columns.width("🎈"));
    }

    @Test
    void cutsAndSaysSo() {
        assertEquals("abcdef", Columns.cut("abcdef", 6));
        assertEquals("abc..", Columns.cut("abcdef", 5));
        assertEquals("東..", Columns.cut("東京タワー", 5));
        assertEquals(".", Columns.cut("abc", 1));
        assertEquals("", Columns.cut("abc", 0));
    }

    @Test
    void aligns() {
        assertEquals("ab  ", Columns.left("ab", 4));
        assertEquals("  ab", Columns.right("ab", 4));
        assertEquals("abcde", Columns.right("abcde", 4));
    }
}
