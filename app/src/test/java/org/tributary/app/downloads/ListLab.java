package org.tributary.app.downloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// A list over a fake engine; time stands still, and nothing happens between two lines of a test.
final class ListLab {
    static final Instant NOW = Instant.parse("2026-11-12T10:00:00Z");

    final Path folder;
    final Path state;
    final SettingsStore settings;
    FakeEngine engine = new FakeEngine();
    ManualTasks tasks = new ManualTasks(NOW);
    List<Server> servers = List.of();
    DownloadList list;

    /// Opens an empty list.
    ///
    /// @param folder for all files
    ListLab(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("downloads"));
        this.state = folder.resolve("state");
        Settings usual = Settings.DEFAULT;
        settings = new SettingsStore(usual);
        downloads(it -> with(it, 2, true));
        open();
    }

    private Settings.Downloads with(Settings.Downloads it, int atOnce, boolean resumeAtStart) {
        return new Settings.Downloads(
                java.util.Optional.of(folder),
                it.byKind(),
                atOnce,
                it.connectionsPerServer(),
                it.duplicate(),
                it.unpack(),
                it.open(),
                it.command(),
                resumeAtStart,
                it.keepAwake());
    }

    void atOnce(int most) {
        downloads(it -> with(it, most, it.resumeAtStart()));
    }

    void resumeAtStart(boolean goOn) {
        downloads(it -> with(it, it.atOnce(), goOn));
    }

    void downloads(UnaryOperator<Settings.Downloads> change) {
        settings.change(now -> now.with(change.apply(now.downloads())));
    }

    void open() throws IOException {
        list =
                DownloadList.open(
                        new DownloadList.Parts(
                                engine, () -> servers, settings, state, tasks, tasks));
        tasks.work();
    }

    /// Opens it again as if the program had been killed a moment after the list was written.
    void restart() throws IOException {
        tasks.elapse(Duration.ofSeconds(2));
        engine = new FakeEngine();
        tasks = new ManualTasks(tasks.instant());
        open();
    }

    DownloadSpec spec(String name) {
        return DownloadSpec.of(new Wanted.Named(name), folder);
    }

    /// Adds a download to the end of the queue.
    String add(String name) {
        return add(name, Start.QUEUED);
    }

    String add(String name, Start start) {
        String id = list.add(spec(name), start);
        tasks.work();
        return id;
    }

    DownloadEntry entry(String name) {
        return list.entries().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    State state(String name) {
        return entry(name).state();
    }

    /// Returns the names in the order of the list.
    List<String> order() {
        return list.entries().stream().map(DownloadEntry::name).toList();
    }

    /// Lets a download finish.
    void finish(String name) {
        engine.find(name).finish();
        tasks.work();
    }

    /// Pauses a download and lets the engine obey.
    void pause(String name) {
        list.pause(List.of(entry(name).id()));
        engine.find(name).endPaused();
        tasks.work();
    }

    void resume(String name) {
        list.resume(List.of(entry(name).id()));
        tasks.work();
    }
}
