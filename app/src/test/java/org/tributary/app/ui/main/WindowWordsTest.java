package org.tributary.app.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tributary.app.servers.ServerView;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.DiskRoom;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.downloads.DownloadGroup;
import org.tributary.app.ui.downloads.Totals;
import org.tributary.app.ui.servers.ServerWords;

class WindowWordsTest {
    private static Totals totals(int active, int queued, int failed) {
        Map<DownloadGroup, Integer> counts = new EnumMap<>(DownloadGroup.class);
        for (DownloadGroup group : DownloadGroup.values()) {
            counts.put(group, 0);
        }
        counts.put(DownloadGroup.ACTIVE, active);
        counts.put(DownloadGroup.QUEUED, queued);
        counts.put(DownloadGroup.FAILED, failed);
        return new Totals(counts, 0, 0, 0, 0);
    }

    @Test
    void countsSayOnlyWhatIsThere() {
        Messages messages = Messages.of(Locale.ENGLISH);
        assertEquals("Nothing is running", StatusBar.counts(messages, totals(0, 0, 0)));
        assertEquals("2 active", StatusBar.counts(messages, totals(2, 0, 0)));
        assertEquals("1 queued, 2 need attention", StatusBar.counts(messages, totals(0, 1, 2)));
    }

    @Test
    void aServerThatIsSetAsideStillAnswers() {
        Map<String, ServerView> views =
                SampleServers.six().views().stream()
                        .collect(Collectors.toMap(ServerView::id, Function.identity()));
        List<ServerView> three =
                List.of(
                        views.get("node-a:8001"),
                        views.get("node-b:8002"),
                        views.get("node-e:8005"));
        assertEquals("3 of 3 servers answer, 1 set aside", servers(Locale.ENGLISH, three));
        assertEquals(
                "3 von 3 Servern antworten, 1 beiseitegestellt", servers(Locale.GERMAN, three));
        assertEquals(
                "4 of 6 servers answer, 1 set aside, 1 switched off",
                servers(Locale.ENGLISH, SampleServers.six().views()));
    }

    private static String servers(Locale language, List<ServerView> views) {
        Messages messages = Messages.of(language);
        Format format = new Format(messages, ZoneOffset.UTC, Unit.MEGABYTES);
        InstantSource clock = InstantSource.fixed(SampleDownloads.NOW);
        return StatusBar.servers(new ServerWords(messages, () -> format, clock), views);
    }

    @Test
    void spaceIsLowWhenItIsLessThanTwiceWhatIsToCome() {
        assertFalse(StatusBar.isLow(200, 100));
        assertTrue(StatusBar.isLow(199, 100));
        assertFalse(StatusBar.isLow(0, 0));
    }

    @Test
    void aLimitIsSwitchedOnAndOffWithoutBeingForgotten() {
        SettingsStore store = new SettingsStore(Settings.DEFAULT);
        SpeedLimit.limit(store, Optional.of(20_000_000L));
        assertTrue(store.get().speed().limited());
        SpeedLimit.limit(store, Optional.empty());
        assertFalse(store.get().speed().limited());
        assertEquals(20_000_000L, store.get().speed().bytesPerSecond());
    }

    @Test
    void theDiskIsAskedOnAnotherThreadAndNotAgainForTenSeconds() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        CountDownLatch news = new CountDownLatch(1);
        FreeSpace space =
                new FreeSpace(
                        InstantSource.fixed(SampleDownloads.NOW),
                        _ -> {
                            await(mayAnswer);
                            return OptionalLong.of(Thread.currentThread().isVirtual() ? 5 : 6);
                        });
        Path folder = Path.of("downloads");
        assertEquals(OptionalLong.empty(), space.read(folder, news::countDown));
        mayAnswer.countDown();
        assertTrue(news.await(60, TimeUnit.SECONDS));
        assertEquals(
                OptionalLong.of(5),
                space.read(
                        folder,
                        () -> {
                            throw new AssertionError("asked again");
                        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFolderThatIsNotThereYetIsOnTheDiskOfTheOneAbove() {
        Path missing = Path.of(System.getProperty("java.io.tmpdir"), "not", "there", "yet");
        assertTrue(DiskRoom.of(missing.toAbsolutePath()).bytes().orElseThrow() > 0);
    }
}
