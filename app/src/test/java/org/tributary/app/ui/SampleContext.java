package org.tributary.app.ui;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.stage.Window;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.servers.Servers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.DiskRoom;
import org.tributary.app.ui.common.FilePicker;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.Navigator;
import org.tributary.app.ui.common.OsIntegration;
import org.tributary.app.ui.common.Theme;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.UiTicker;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.servers.DaemonStatus;

/// A context for panes under test: a clock that stands still, English, and ways out of the pane that
/// only note where they were to lead.
public final class SampleContext {
    private static final long FREE_BYTES = 212_000_000_000L;

    /// Where panes wanted to lead, what they wanted to open, and so on.
    public final List<String> told = new CopyOnWriteArrayList<>();

    private final Downloads downloads;
    private final Servers servers;
    private Settings settings = Settings.DEFAULT;
    private Messages messages = Messages.of(Locale.ENGLISH);
    private Optional<Path> picked = Optional.empty();

    public SampleContext(Downloads downloads, Servers servers) {
        this.downloads = downloads;
        this.servers = servers;
    }

    public SampleContext in(Locale language) {
        return in(Messages.of(language));
    }

    public SampleContext in(Messages words) {
        messages = words;
        return this;
    }

    public SampleContext with(Settings chosen) {
        settings = chosen;
        return this;
    }

    /// What the user picks when asked for a file or folder.
    public SampleContext picking(Path path) {
        picked = Optional.of(path);
        return this;
    }

    /// Makes the context; JavaFX thread.
    public UiContext make() {
        return new UiContext(
                downloads,
                servers,
                new SettingsStore(settings),
                messages,
                InstantSource.fixed(SampleDownloads.NOW),
                ZoneOffset.UTC,
                Path.of("/home/ann/.local/state/tributary"),
                new UiTicker(),
                new Theme(settings.appearance()),
                new Noting(),
                new Picking(),
                new Os());
    }

    static DaemonStatus status(String version, int busy, int slots, long files) {
        String json =
                """
                {"name":"node","version":"%s","state":"ready","files":%d,
                 "load":{"active":%d,"waiting":0,"most":%d}}
                """
                        .formatted(version, files, busy, slots);
        try {
            return DaemonStatus.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidFormatException e) {
            throw new AssertionError(e);
        }
    }

    private final class Noting implements Navigator {
        @Override
        public void add(List<String> lines) {
            told.add("add " + lines);
        }

        @Override
        public void showDownloads() {
            told.add("downloads");
        }

        @Override
        public void showDownload(String id) {
            told.add("download " + id);
        }

        @Override
        public void showLog(String id) {
            told.add("log " + id);
        }

        @Override
        public void showServers() {
            told.add("servers");
        }

        @Override
        public void showServer(String id) {
            told.add("server " + id);
        }

        @Override
        public void showCatalog() {
            told.add("catalog");
        }

        @Override
        public void showSettings(String page) {
            told.add("settings " + page);
        }

        @Override
        public void showShortcuts() {
            told.add("shortcuts");
        }

        @Override
        public void showAbout() {
            told.add("about");
        }

        @Override
        public void askToRemove(Collection<String> ids) {
            told.add("ask to remove " + ids);
        }

        @Override
        public void askForServers() {
            told.add("ask for servers");
        }

        @Override
        public void addServers(String text) {
            told.add("add servers " + text);
        }

        @Override
        public void repair(Path file) {
            told.add("repair " + file);
        }

        @Override
        public void say(String sentence, String action, Runnable onAction) {
            told.add("say " + sentence);
        }
    }

    private final class Picking implements FilePicker {
        @Override
        public Optional<Path> folder(Window owner, String title, Optional<Path> first) {
            return picked;
        }

        @Override
        public List<Path> open(Window owner, String title) {
            return picked.stream().toList();
        }

        @Override
        public Optional<Path> save(Window owner, String title, String name) {
            return picked;
        }
    }

    private final class Os implements OsIntegration {
        @Override
        public void open(Path file) {
            told.add("open " + file);
        }

        @Override
        public void show(Path file) {
            told.add("show " + file);
        }

        @Override
        public void browse(URI link) {
            told.add("browse " + link);
        }

        @Override
        public void notify(String title, String text) {
            told.add("notify " + title);
        }

        @Override
        public void run(String command, Path file) {
            told.add("run " + command + " " + file);
        }

        @Override
        public DiskRoom room(Path folder) {
            return new DiskRoom(OptionalLong.of(FREE_BYTES), true, true);
        }

        @Override
        public void keepAwake(boolean awake) {
            told.add(awake ? "awake" : "may sleep");
        }
    }
}
