package org.tributary.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Problem;
import org.tributary.app.servers.ServerView;
import org.tributary.app.settings.Settings;
import org.tributary.app.system.Notices.Notice;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.transfer.Wait;

class NoticesTest {
    private static final Instant START = SampleDownloads.NOW;
    private static final Instant LATER = START.plus(Notices.BATCH);
    private static final Settings.Notices ALL = new Settings.Notices(true, true, true, false);

    private final Messages messages = Messages.of(Locale.ENGLISH);
    private final Notices notices =
            new Notices(
                    messages,
                    () -> new Format(messages, ZoneOffset.UTC, Settings.Unit.MEGABYTES),
                    Problem::sentence);

    @Test
    void tellsOneThingInFull() {
        notices.ended(entry(SampleDownloads.HANDBOOK), START);

        assertEquals(Optional.of(LATER), notices.due());
        assertEquals(List.of(), notices.take(LATER.minusMillis(1), ALL));
        assertEquals(
                List.of(new Notice("handbook.pdf is finished", "18.4 MB, verified")),
                notices.take(LATER, ALL));
        assertEquals(Optional.empty(), notices.due());
        assertEquals(List.of(), notices.take(LATER, ALL));
    }

    @Test
    void tellsManyThingsTogether() {
        notices.ended(entry(SampleDownloads.HANDBOOK), START);
        for (int i = 0; i < 4; i++) {
            notices.ended(entry(SampleDownloads.SOURCES), START.plusSeconds(2));
        }
        stuck(START.plusSeconds(2));

        List<Notice> told = notices.take(LATER, ALL);

        assertEquals(
                new Notice(
                        "5 downloads are finished",
                        "handbook.pdf, sources.tar.xz, sources.tar.xz and 2 more"),
                told.get(0));
        assertEquals(
                new Notice(
                        "nightly-build.zip needs attention",
                        "Segment 7 is on no server that answers."),
                told.get(1));
        assertEquals(2, told.size());
    }

    @Test
    void aSegmentThatNobodyHasIsToldOnce() {
        stuck(START);
        assertEquals(1, notices.take(LATER, ALL).size());
        stuck(LATER);
        assertEquals(Optional.empty(), notices.due());

        notices.waits(entry(SampleDownloads.NIGHTLY), Optional.empty(), LATER);
        stuck(LATER);
        assertEquals(1, notices.take(LATER.plus(Notices.BATCH), ALL).size());
    }

    @Test
    void whatWentOnMeanwhileIsNothingToTell() {
        stuck(START);
        notices.waits(entry(SampleDownloads.NIGHTLY), Optional.empty(), START);
        notices.waits(entry(SampleDownloads.DEBIAN), Optional.of(new Wait.AllBusy(LATER)), START);

        assertEquals(List.of(), notices.take(LATER, ALL));
    }

    @Test
    void tellsOnlyWhatIsWanted() {
        notices.ended(entry(SampleDownloads.HANDBOOK), START);
        stuck(START);

        assertEquals(
                List.of(), notices.take(LATER, new Settings.Notices(false, false, true, false)));
        assertEquals(List.of(), notices.take(LATER, ALL));
    }

    @Test
    void aServerIsLostThatAnsweredBefore() {
        List<ServerView> four = SampleServers.four().views();
        notices.see(four, START);
        assertEquals(Optional.empty(), notices.due());

        notices.see(silent(four, 2), START);
        notices.see(silent(four, 2), START.plusSeconds(1));
        assertEquals(
                List.of("2 servers do not answer"),
                notices.take(LATER, ALL).stream().map(Notice::title).toList());

        notices.see(silent(four, 2), LATER);
        assertEquals(Optional.empty(), notices.due());
    }

    @Test
    void aServerThatIsBackIsNothingToTell() {
        List<ServerView> four = SampleServers.four().views();
        notices.see(four, START);
        notices.see(silent(four, 1), START);
        notices.see(four, START.plusSeconds(1));

        assertEquals(List.of(), notices.take(LATER, ALL));
    }

    private void stuck(Instant now) {
        notices.waits(
                entry(SampleDownloads.NIGHTLY),
                Optional.of(new Wait.NoLiveCopy(6, List.of("node-c:8003"), LATER)),
                now);
    }

    /// The first servers have stopped to answer.
    private static List<ServerView> silent(List<ServerView> views, int count) {
        List<ServerView> now = new ArrayList<>(views);
        for (int i = 0; i < count; i++) {
            ServerView before = views.get(i);
            now.set(
                    i,
                    new ServerView(
                            before.server(),
                            views.get(2).health(),
                            before.checks(),
                            before.answerTime(),
                            0,
                            0,
                            0,
                            before.status(),
                            before.files(),
                            before.failures(),
                            before.lastError(),
                            before.lastCheck(),
                            before.wrongData(),
                            before.addedFrom()));
        }
        return now;
    }

    private static DownloadEntry entry(String id) {
        return SampleDownloads.busy().entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
