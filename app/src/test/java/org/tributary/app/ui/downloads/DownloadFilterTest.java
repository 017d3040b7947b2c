package org.tributary.app.ui.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadFilterTest {
    /// A failed download of 1.1 GB, of which node-a and node-b sent some.
    private static final Asked NIGHTLY =
            new Asked(
                    "nightly-build.zip\nhttp://node-a:8001/nightly-build.zip",
                    1_100_000_000L,
                    "failed",
                    List.of("node-a:8001", "node-b:8002"));

    private record Asked(String haystack, long size, String state, List<String> servers)
            implements DownloadFilter.Filtered {
        @Override
        public boolean is(String word) {
            return word.equals(state);
        }
    }

    private static boolean fits(String typed) {
        return DownloadFilter.parse(typed).fits(NIGHTLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "nightly",
                "NIGHTLY zip",
                "\"build.zip\"",
                "is:failed",
                "IS:Failed",
                "server:node-a",
                "server:NODE-B",
                ">1gb",
                ">1g",
                "<2GB",
                ">1,05gb",
                "-debian",
                "-is:paused",
                "-\"two words\"",
                "nightly is:failed server:node-b >500mb <1.2gb",
                "is:",
                "server:"
            })
    void letsThroughWhatFits(String typed) {
        assertTrue(fits(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "debian",
                "nightly debian",
                "\"nightly zip\"",
                "is:paused",
                "is:nothing",
                "server:node-c",
                ">2gb",
                "<500mb",
                "-nightly",
                "-is:failed",
                "-\"nightly-build\"",
                "nightly is:failed server:node-c"
            })
    void keepsOutWhatDoesNotFit(String typed) {
        assertFalse(fits(typed));
    }

    @Test
    void takesForAWordWhatIsNoSize() {
        Asked arrow = new Asked("a>b <none", -1, "queued", List.of());
        assertTrue(DownloadFilter.parse("<none").fits(arrow));
        assertFalse(DownloadFilter.parse(">none").fits(arrow));
    }

    @Test
    void anUnknownSizeIsNeitherBigNorSmall() {
        Asked unknown = new Asked("x", -1, "queued", List.of());
        assertFalse(DownloadFilter.parse(">0").fits(unknown));
        assertFalse(DownloadFilter.parse("<1tb").fits(unknown));
    }

    @Test
    void nothingTypedIsNoFilter() {
        assertEquals(DownloadFilter.NONE, DownloadFilter.parse(" "));
    }

    @Test
    void aLonelyDashIsAWord() {
        assertTrue(fits("-"));
        assertFalse(DownloadFilter.parse("-").fits(new Asked("x", 1, "queued", List.of())));
    }
}
