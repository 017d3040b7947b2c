package org.tributary.app.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tributary.app.ui.SampleDownloads.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.common.StateWords.Slots;
import org.tributary.app.ui.controls.PillLook;
import org.tributary.app.ui.controls.PillShape;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.Wait;

class StateWordsTest {
    private static final Slots SLOTS = new Slots(2, 2);

    private final SampleDownloads downloads = SampleDownloads.busy();
    private final StateWords english = words(Locale.ENGLISH);
    private final StateWords german = words(Locale.GERMAN);

    @Test
    void saysHowFarARunningDownloadIs() {
        assertEquals(
                new PillLook("Downloading 58 %", "active", PillShape.ARROW),
                pill(english, SampleDownloads.DEBIAN));
        assertEquals("Lädt 58 %", pill(german, SampleDownloads.DEBIAN).text());
    }

    @Test
    void leavesThePercentOutWhileTheSizeIsUnknown() {
        DownloadSnapshot endless = snapshot(DownloadState.DOWNLOADING, -1, Optional.empty());
        assertEquals(
                "Downloading",
                english.pill(entry(SampleDownloads.DEBIAN), Optional.of(endless)).text());
    }

    @Test
    void startsUntilTheEngineTellsMore() {
        assertEquals(
                new PillLook("Starting", "active", PillShape.ARROW),
                english.pill(entry(SampleDownloads.DEBIAN), Optional.empty()));
    }

    @Test
    void hasAShapeForEveryState() {
        assertEquals(
                new PillLook("Queued", "neutral", PillShape.CLOCK),
                pill(english, SampleDownloads.LECTURE));
        assertEquals(
                new PillLook("Paused 33 %", "retrying", PillShape.BARS),
                pill(english, SampleDownloads.WEIGHTS));
        assertEquals(
                new PillLook("Finished", "verified", PillShape.TICK),
                pill(english, SampleDownloads.HANDBOOK));
    }

    @Test
    void wantsAttentionWhenASegmentIsOnNoReachableServer() {
        assertEquals(
                new PillLook("Needs attention", "failed", PillShape.TRIANGLE),
                pill(english, SampleDownloads.NIGHTLY));
        assertTrue(needsAttention(SampleDownloads.NIGHTLY));
        assertFalse(needsAttention(SampleDownloads.DEBIAN));
    }

    @Test
    void tellsHowFarAnArchiveIsUnpacked() {
        DownloadEntry entry =
                SampleDownloads.none()
                        .failed("a", "a.zip", 10, new Obstacle.Changed())
                        .entries()
                        .getFirst();
        DownloadEntry unpacking = in(DownloadEntry.State.UNPACKING, entry);
        assertEquals("Unpacking 40 %", english.pill(unpacking, Optional.empty(), 0.4).text());
        assertEquals("Unpacking", english.pill(unpacking, Optional.empty()).text());
    }

    @Test
    void namesTheServerThatDoesNotAnswer() {
        assertEquals(
                "3 of 4 servers, 8 connections – node-c:8003 does not answer, next try in 18 s",
                sentence(english, SampleDownloads.DEBIAN));
        assertEquals(
                "3 von 4 Servern, 8 Verbindungen – node-c:8003 antwortet nicht, nächster Versuch in"
                        + " 18 s",
                sentence(german, SampleDownloads.DEBIAN));
    }

    @Test
    void countsOneConnectionAsOne() {
        DownloadSnapshot one =
                snapshot(
                        DownloadState.DOWNLOADING,
                        100,
                        Optional.empty(),
                        new ServerShare(
                                "example.org",
                                new ServerHealth.Answers(Duration.ofMillis(3)),
                                0,
                                0,
                                1,
                                Optional.empty()));
        assertEquals("From example.org, 1 connection", sentence(english, one));
        assertEquals("Von example.org, 1 Verbindung", sentence(german, one));
    }

    @Test
    void saysWhatAQueuedDownloadWaitsFor() {
        assertEquals(
                "Waits for a free slot (2 of 2 in use)",
                sentence(english, SampleDownloads.LECTURE));
    }

    @Test
    void saysWhatARunningDownloadWaitsFor() {
        Instant soon = NOW.plusSeconds(3);
        assertEquals(
                "All servers that have it are busy. Next try in 3 s",
                sentence(english, waiting(new Wait.AllBusy(soon))));
        assertEquals(
                "No connection. Goes on by itself when a server answers",
                sentence(english, waiting(new Wait.NobodyAnswers(soon))));
        assertEquals(
                "Segment 7 is on no reachable server (only node-c:8003 has it). 262 of 263 are on"
                        + " disk",
                sentence(english, SampleDownloads.NIGHTLY));
        assertEquals(
                "Segment 1 is on no reachable server. 0 of 0 are on disk",
                sentence(english, waiting(new Wait.NoLiveCopy(0, List.of(), soon))));
    }

    @Test
    void countsWhatAPausedDownloadHas() {
        assertEquals(
                "Paused by you, 212 of 640 segments on disk",
                sentence(english, SampleDownloads.WEIGHTS));
    }

    @Test
    void tellsHowAFinishedFileWasProved() {
        assertEquals(
                "Verified, SHA-256 matches – 18.4 MB in 52 s (354 kB/s) from 3 servers",
                sentence(english, SampleDownloads.HANDBOOK));
        assertEquals(
                "Geprüft, SHA-256 stimmt – 18,4 MB in 52 s (354 kB/s) von 3 Servern",
                sentence(german, SampleDownloads.HANDBOOK));
    }

    @Test
    void saysWhyADownloadFailed() {
        DownloadEntry failed =
                SampleDownloads.none()
                        .failed("a", "debain.iso", 10, new Obstacle.NotOffered("debain.iso"))
                        .entries()
                        .getFirst();
        assertEquals(
                "Not found. No server that answers offers \"debain.iso\".",
                english.sentence(failed, Optional.empty(), NOW, SLOTS));
    }

    @Test
    void hasAWordForEveryStateOfASegment() {
        for (SegmentStates.State state : SegmentStates.State.values()) {
            assertFalse(english.segment(state).equals(german.segment(state)), state.name());
        }
    }

    private static StateWords words(Locale locale) {
        Messages messages = Messages.of(locale);
        return new StateWords(messages, new Format(messages, ZoneOffset.UTC, Unit.MEGABYTES));
    }

    private PillLook pill(StateWords words, String id) {
        return words.pill(entry(id), downloads.snapshot(id));
    }

    private boolean needsAttention(String id) {
        return StateWords.needsAttention(entry(id), downloads.snapshot(id));
    }

    private String sentence(StateWords words, String id) {
        return words.sentence(entry(id), downloads.snapshot(id), NOW, SLOTS);
    }

    private String sentence(StateWords words, DownloadSnapshot snapshot) {
        return words.sentence(entry(SampleDownloads.DEBIAN), Optional.of(snapshot), NOW, SLOTS);
    }

    private static DownloadSnapshot waiting(Wait wait) {
        return snapshot(DownloadState.WAITING, 100, Optional.of(wait));
    }

    private static DownloadSnapshot snapshot(
            DownloadState state, long size, Optional<Wait> wait, ServerShare... servers) {
        return new DownloadSnapshot(
                state,
                "a",
                size,
                0,
                50,
                0,
                SegmentStates.NONE,
                List.of(servers),
                "",
                wait,
                Optional.empty());
    }

    private DownloadEntry entry(String id) {
        return downloads.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static DownloadEntry in(DownloadEntry.State state, DownloadEntry entry) {
        return new DownloadEntry(
                entry.id(),
                entry.spec(),
                state,
                entry.name(),
                entry.size(),
                entry.receivedBytes(),
                entry.segments(),
                entry.verifiedSegments(),
                entry.added(),
                entry.ended(),
                entry.path(),
                Optional.empty(),
                Optional.empty());
    }
}
