package org.tributary.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void readsWordsWithSpacesBetweenThem() {
        assertEquals(List.of("play", "-x", "y"), Command.split("  play  -x\ty "));
        assertEquals(List.of(), Command.split("  "));
    }

    @Test
    void keepsSpacesInQuotes() {
        assertEquals(
                List.of("/opt/my player", "-x", "a \"b\"", "--at=a bc$1"),
                Command.split("\"/opt/my player\" -x 'a \"b\"' --at=\"a b\"c'$1'"));
        assertEquals(List.of("a", "", "b"), Command.split("a \"\" b"));
        assertEquals(List.of("a", "b c"), Command.split("a \"b c"));
    }

    @Test
    void knowsNoShell() {
        assertEquals(
                List.of("a", "$(b)", ";", "c", "&&", "d\\", "e"),
                Command.split("a $(b) ; c && d\\ e"));
    }
}
