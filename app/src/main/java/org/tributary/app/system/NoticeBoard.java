package org.tributary.app.system;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.downloads.Problem;
import org.tributary.app.servers.ServerView;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.OsIntegration;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Wait;

/// Has the system tell what happens while nobody looks at the window. Thread-safe; nothing here
/// blocks.
public final class NoticeBoard implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final SettingsStore settings;
    private final OsIntegration os;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor timer;

    /// Guarded by this, as what follows.
    private final Notices notices;

    private boolean pending;
    private boolean watching;
    private boolean focused = true;

    /// @param words says in a sentence what is in the way of a download
    public NoticeBoard(
            SettingsStore settings,
            Messages messages,
            Function<Problem, String> words,
            OsIntegration os,
            InstantSource clock) {
        this.settings = settings;
        this.os = os;
        this.clock = clock;
        notices =
                new Notices(
                        messages,
                        () ->
                                new Format(
                                        messages,
                                        ZoneId.systemDefault(),
                                        settings.get().speed().unit()),
                        words);
        timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().name("tributary-notices").daemon().factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// A download was finished or failed.
    public synchronized void ended(DownloadEntry entry) {
        notices.ended(entry, clock.instant());
        tellLater();
    }

    /// Downloads may have begun to run: looks now and then whether they wait for what does not come,
    /// as long as any runs.
    public synchronized void see(Downloads downloads) {
        if (!watching) {
            watching = true;
            timer.execute(() -> look(downloads));
        }
    }

    private synchronized void look(Downloads downloads) {
        watching = false;
        for (DownloadEntry entry : downloads.entries()) {
            if (entry.state() == DownloadEntry.State.RUNNING) {
                Optional<Wait> wait =
                        downloads.snapshot(entry.id()).flatMap(DownloadSnapshot::waiting);
                notices.waits(entry, wait, clock.instant());
                if (!watching) {
                    watching = true;
                    timer.schedule(
                            () -> look(downloads), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }
        tellLater();
    }

    /// Servers are like that now.
    public synchronized void see(List<ServerView> servers) {
        notices.see(servers, clock.instant());
        tellLater();
    }

    /// Somebody looks at the window, or does not.
    public synchronized void focused(boolean now) {
        focused = now;
    }

    private void tellLater() {
        if (!pending && notices.due().isPresent()) {
            pending = true;
            Duration pause = Duration.between(clock.instant(), notices.due().get());
            timer.schedule(this::tell, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void tell() {
        pending = false;
        List<Notices.Notice> told = notices.take(clock.instant(), settings.get().notices());
        if (!focused) {
            told.forEach(notice -> os.notify(notice.title(), notice.text()));
        }
        tellLater();
    }

    /// Tells nothing any more.
    @Override
    public void close() {
        timer.shutdown();
    }
}
