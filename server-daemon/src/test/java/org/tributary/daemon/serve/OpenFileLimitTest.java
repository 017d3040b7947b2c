package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenFileLimitTest {
    @Test
    void leavesAQuarterToFiles() {
        assertEquals(768, OpenFileLimit.maxConnections(limits("1024")));
    }

    @Test
    void staysAtItsOwnLimitWhereTheSystemHasNone() {
        assertEquals(8192, OpenFileLimit.maxConnections(limits("1048576")));
        assertEquals(8192, OpenFileLimit.maxConnections(limits("unlimited")));
        assertEquals(8192, OpenFileLimit.maxConnections(List.of()));
    }

    private static List<String> limits(String openFiles) {
        return List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max processes             96324                96324                processes ",
                "Max open files            " + openFiles + "    524288               files     ");
    }
}
