package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentPickerTest {
    @Test
    void doesNothingWhenEverythingIsHere() {
        assertNext(
                "-",
                """
                in hand  ####
                a 10     ====
                """);
    }

    @Test
    void asksOneThatNobodyHasMeasuredFirst() {
        assertNext(
                "b 1-1.31",
                """
                in hand  #.....
                a 10     ======
                b ?      ======
                """);
    }

    @Test
    void asksTheFastestFirst() {
        assertNext(
                "b 1-1.25",
                """
                in hand  #.....
                a 10     ======
                b 20     ======
                c 5      ======
                """);
    }

    @Test
    void ofEquallyFastOnesAsksTheOneWithTheLeastToDo() {
        assertNext(
                "b 5-5.25",
                """
                in hand  aaaaa.
                a 10     ======
                b 10     ======
                """);
    }

    @Test
    void doesNotAskAServerForWhatTheUserWantsFromAnother() {
        String scene =
                """
                in hand  #......
                a 20     =======
                b 10 %s  =======
                """;
        assertBegins("a 1-", PickerScene.of(scene.formatted("")));
        assertBegins("a 2-", PickerScene.of(scene.formatted("")).avoid(1, "a"));
        assertBegins("a 2-", PickerScene.of(scene.formatted("full")).avoid(1, "a"));
        assertBegins("a 1-", PickerScene.of(scene.formatted("busy")).avoid(1, "a"));
        assertBegins("a 1-", PickerScene.of(scene.formatted("gone")).avoid(1, "a"));
        assertBegins("a 2-", PickerScene.of(scene.formatted("")).avoid(1, "b").avoid(1, "a"));
    }

    private static void assertBegins(String expected, PickerScene scene) {
        String next = scene.next();
        assertTrue(next.startsWith(expected), next);
    }

    @Test
    void stopsBeforeWhatTheUserWantsFromAnother() {
        String scene =
                "in hand  %s\na 100  %s\nb 10  %s"
                        .formatted(".".repeat(40), "=".repeat(40), "x".repeat(40));
        assertEquals("a 0-2", PickerScene.of(scene).next());
        assertEquals("a 0-1", PickerScene.of(scene).avoid(1, "a").next());
    }

    @Test
    void doesNotTakeBackWhatTheUserWantsFromAnother() {
        String scene =
                """
                in hand  ##B
                a 10     ===
                b 10     ===
                """;
        assertTrue(PickerScene.of(scene).next().startsWith("a takes"));
        assertEquals("-", PickerScene.of(scene).avoid(2, "a").next());
    }

    @Test
    void leavesAloneWhoIsBusySilentFullGoneOrSuspected() {
        assertNext(
                "c 0-1",
                """
                in hand  ................
                a 10 busy      ================
                b 10 silent    ================
                c 1            ================
                d 10 full      ================
                e 10 gone      ================
                f 10 suspected ================
                """);
    }

    @Test
    void waitsWhenNobodyMayBeAsked() {
        assertNext(
                "-",
                """
                in hand  ....
                a 10 busy ====
                b 10 gone ====
                """);
    }

    @Test
    void asksEachOnlyForWhatItHas() {
        assertNext(
                "a fragment 2-2.5",
                """
                in hand  ....
                a 10     ..x.
                """);
        assertNext(
                "-",
                """
                in hand  ....
                a 10     ....
                """);
    }

    @Test
    void givesOutAsMuchAsAllCanTakeAndNothingTwice() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  ..##....
                        a 10 one-left ========
                        b 10          .....xx.
                        """);
        assertEquals(
                List.of(
                        "b fragment 5-5.6",
                        "b fragment 5.6-6",
                        "b fragment 6-6.5",
                        "a 0-0.45",
                        "b fragment 6.5-7"),
                scene.all());
    }

    @Test
    void worksTowardsTheEndInSmallerPieces() {
        assertNext(
                "a 0-2",
                """
                in hand  ................
                a ?      ================
                """);
        assertNext(
                "a 14-14.25",
                """
                in hand  ##############..
                a ?      ================
                """);
    }

    @Test
    void givesASlowOneLittle() {
        assertNext(
                "a 0-0.25",
                """
                in hand  ................................................
                a 0.1    ================================================
                """);
    }

    @Test
    void givesAFarOneMoreThanWhatIsMostlyWaiting() {
        assertNext(
                "a 0-1",
                """
                in hand  ................
                a 0.5 far ================
                """);
    }

    @Test
    void leavesNoCrumbOfASegment() {
        // A fifth of six MiB would leave 0.1 MiB of the segment.
        assertNext(
                "a 5-6",
                """
                in hand  #####..
                a 10 one-left     =======
                """);
    }

    @Test
    void prefersCompressedFragmentsFromTheirStart() {
        assertNext(
                "a zst 1-2",
                """
                in hand  #...
                a 10     zz==
                """);
        assertNext(
                "a 2-2.25",
                """
                in hand  ##..
                a 10     zz==
                """);
    }

    @Test
    void doesNotUnpackWhatComesFasterRaw() {
        assertNext(
                "a 1-1.38",
                """
                in hand  #...
                a 300    zz==
                """);
    }

    @Test
    void wholeFilesComeFromOneThatHasNoRangesOnlyWhenAllIsMissing() {
        assertNext(
                "a 0-4",
                """
                in hand  ....
                a 10 whole-only ====
                """);
        assertNext(
                "-",
                """
                in hand  #...
                a 10 whole-only ====
                """);
        assertNext(
                "b 1-1.25",
                """
                in hand  #...
                a 10 whole-only ====
                b 1             ====
                """);
    }

    @Test
    void asksForAFailedSegmentWholeAndFirst() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  #......
                        a 1      =======
                        b 10     =======
                        """);
        assertEquals("b again 3-4", scene.retry(3, "a").next());
    }

    @Test
    void asksForAFailedSegmentUncompressed() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  ####
                        a 10     zzzz
                        """);
        assertEquals("a again 3-4", scene.retry(3).next());
    }

    @Test
    void asksEvenASuspectForTheSegmentThatItIsNotBarredFrom() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  #...
                        a 10 suspected ====
                        """);
        assertEquals("a again 3-4", scene.retry(3, "b").next());
    }

    @Test
    void sharesWhatASlowerOneHoldsSoThatBothEndTogether() {
        assertNext(
                "b takes 2-6 from a",
                """
                in hand  aaaaaa
                a 1      ======
                b 2      ======
                """);
    }

    @Test
    void countsTheWayToTheOneThatTakesOver() {
        assertNext(
                "b takes 2.5-6 from a",
                """
                in hand  aaaaaa
                a 1      ======
                b 2 far  ======
                """);
    }

    @Test
    void takesAllFromOneThatStands() {
        assertNext(
                "b takes 0-6 from a",
                """
                in hand  AAAAAA
                a 1      ======
                b 2      ======
                """);
    }

    @Test
    void helpsWhereMostTimeIsLeft() {
        assertNext(
                "c takes 6.5-9 from b",
                """
                in hand  aaaabbbbb
                a 1      =========
                b 1      =========
                c 1      =========
                """);
    }

    @Test
    void takesNothingOverWhileAnythingIsMissing() {
        assertNext(
                "b 5-5.25",
                """
                in hand  AAAAA.
                a 1      ======
                b 2      ======
                """);
    }

    @Test
    void oneThatNobodyHasMeasuredIsTakenForAnAverageOne() {
        assertNext(
                "b takes 3-6 from a",
                """
                in hand  aaaaaa
                a 1      ======
                b ?      ======
                """);
        // Of what stands there is no average.
        assertNext(
                "-",
                """
                in hand  AAAAAA
                a 1      ======
                b ?      ======
                """);
    }

    @Test
    void takesNothingOverThatIsNotWorthIt() {
        // A tenth of a second at least.
        assertNext(
                "-",
                """
                in hand  a#
                a 10     ==
                b 10     ==
                """);
        // A fifth of the time at least.
        assertNext(
                "-",
                """
                in hand  aaaaaaaaaa
                a 10     ==========
                b 2      ==========
                """);
        // The way there would cost more than it brings.
        assertNext(
                "-",
                """
                in hand  a###
                a 2      ====
                b 2 far  ====
                """);
    }

    @Test
    void leavesNoCrumbsToOneThatHardlyMoves() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  aaaa
                        a 1      ====
                        b 10     ====
                        """);
        assertEquals("b takes 0-4 from a", scene.lastRunAt(0.01).next());
    }

    @Test
    void takesNothingOverThatItDoesNotHave() {
        assertNext(
                "-",
                """
                in hand  AAAA
                a 1      ====
                b 10     xxx.
                """);
    }

    @Test
    void replacesAConnectionThatStandsWhileOthersOfTheSameServerMove() {
        assertNext(
                "a takes 0-3 from a",
                """
                in hand  AAAaaa
                a 1      ======
                """);
    }

    @Test
    void doesNotReplaceAConnectionThatIsOnlyABitSlower() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  aaa#AAA
                        a 1      =======
                        """);
        assertEquals("-", scene.lastRunAt(0.5).next());
        assertTrue(scene.lastRunAt(0.2).next().endsWith("-7 from a"));
    }

    @Test
    void aServerOfWhichNothingComesTakesNothingOver() {
        assertNext(
                "-",
                """
                in hand  AAA
                a 10     ===
                """);
        assertNext(
                "-",
                """
                in hand  AA#bbbbbb
                a 10     =========
                b 1 full =========
                """);
    }

    @Test
    void doesNotJudgeARunBeforeItsBytesCanBeHere() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  AAAA
                        a ?      ====
                        b 10     ====
                        """);
        assertEquals("-", scene.lastRunBegan(0.2).next());
        assertEquals("b takes 0-4 from a", scene.lastRunBegan(0.4).next());
    }

    @Test
    void doesNotJudgeARunOfAFarServerBeforeItsBytesCanBeHere() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  AAAA
                        a 10 far ====
                        b 10     ====
                        """);
        assertEquals("b takes 1.78-4 from a", scene.lastRunBegan(0.4).next(), "shared");
        assertEquals("b takes 0-4 from a", scene.lastRunBegan(1.4).next(), "given up");
    }

    @Test
    void aRunThatIsBeingStoppedIsLeftAlone() {
        PickerScene scene =
                PickerScene.of(
                        """
                        in hand  AAAA
                        a 1      ====
                        b 10     ====
                        """);
        assertEquals("-", scene.lastRunIsCancelled().next());
    }

    private static void assertNext(String expected, String drawn) {
        assertEquals(expected, PickerScene.of(drawn).next(), drawn);
    }
}
