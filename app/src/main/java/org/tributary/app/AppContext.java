package org.tributary.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.DownloadList;
import org.tributary.app.downloads.OnFinish;
import org.tributary.app.downloads.Problem;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.ServerWatch;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.system.DesktopIntegration;
import org.tributary.app.system.LogFile;
import org.tributary.app.system.NativeFilePicker;
import org.tributary.app.system.NoticeBoard;
import org.tributary.app.ui.add.OpenCommand;
import org.tributary.app.ui.common.FilePicker;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.Navigator;
import org.tributary.app.ui.common.OsIntegration;
import org.tributary.app.ui.common.ProblemWords;
import org.tributary.app.ui.common.Theme;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.UiTicker;
import org.tributary.app.ui.main.MainWindow;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.io.PlatformDirs;
import org.tributary.shared.transfer.DownloadManager;
import org.tributary.shared.transfer.ManagerSettings;

/// The one place where the parts of the window are made and put together, and closed in order.
final class AppContext implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppContext.class);

    private final SettingsStore settings;
    private final Messages messages;
    private final InstantSource clock;
    private final Path stateFolder;
    private final DownloadManager manager;
    private final ServerWatch servers;
    private final DownloadList downloads;
    private final FilePicker picker;
    private final OsIntegration os;
    private final Runnable closeOs;
    private final NoticeBoard notices;

    /// Touched by the JavaFX thread alone, as what follows.
    private Optional<UiContext> ui = Optional.empty();

    private Optional<MainWindow> window = Optional.empty();
    private Optional<InTray> inTray = Optional.empty();

    private AppContext(
            PlatformDirs folders,
            SettingsStore settings,
            Messages messages,
            FilePicker picker,
            OsIntegration os,
            Runnable closeOs)
            throws IOException {
        this.settings = settings;
        this.messages = messages;
        this.picker = picker;
        this.os = os;
        this.closeOs = closeOs;
        this.clock = InstantSource.system();
        this.stateFolder = folders.state();
        manager =
                DownloadManager.open(
                        new ManagerSettings(stateFolder, http(settings.get().servers())));
        servers = ServerWatch.open(manager, settings, folders.config(), clock);
        downloads = DownloadList.open(manager, servers::usable, settings, stateFolder, clock);
        notices = new NoticeBoard(settings, messages, this::words, os, clock);
        downloads.onEnd(this::ended);
        downloads.onChange(this::listChanged);
        servers.onChange(() -> notices.see(servers.views()));
        servers.onChange(this::serversChanged);
        serversChanged();
        settings.onChange(_ -> manager.use(http(settings.get().servers())));
        settings.onChange(_ -> listChanged());
        listChanged();
        os.loginStart()
                .ifPresent(start ->
                        StartWithSystem.keep(
                                settings,
                                start,
                                write -> Thread.ofVirtual().start(write),
                                this::notWritten));
    }

    /// Opens all that works without a window. Blocks for the disk.
    ///
    /// @throws IOException with a sentence when the folders cannot be used
    static AppContext open(PlatformDirs folders, SettingsStore settings, Messages messages)
            throws IOException {
        DesktopIntegration os =
                DesktopIntegration.ofThisSystem(() -> settings.get().notices().sound());
        return new AppContext(folders, settings, messages, new NativeFilePicker(), os, os::close);
    }

    /// Opens it with something else in place of the system's own dialogs and programs.
    static AppContext open(
            PlatformDirs folders,
            SettingsStore settings,
            Messages messages,
            FilePicker picker,
            OsIntegration os)
            throws IOException {
        return new AppContext(folders, settings, messages, picker, os, () -> {});
    }

    private String words(Problem problem) {
        Format format = new Format(messages, ZoneId.systemDefault(), settings.get().speed().unit());
        return new ProblemWords(messages, format).of(problem, Optional.empty()).line();
    }

    /// A proxy that is no address is none; the settings do not let one be entered.
    private static HttpSettings http(Settings.Servers chosen) {
        HttpSettings usual = HttpSettings.DEFAULT;
        Optional<URI> uri = Optional.empty();
        try {
            uri = chosen.proxy().map(address -> URI.create("http://" + address));
        } catch (IllegalArgumentException e) {
            LOG.warn("the proxy of the settings is not used: {}", e.getMessage());
        }
        return new HttpSettings(uri, Map.of(), usual.userAgent(), List.of(), chosen.certificates());
    }

    /// Shows the window. JavaFX thread.
    ///
    /// @return says in the window that a mistake was made
    Runnable show(Stage stage) {
        MainWindow shown = MainWindow.open(stage, navigator -> context(navigator));
        window = Optional.of(shown);
        // A window that is hidden while it has the focus may keep it.
        Runnable look = () -> notices.focused(stage.isFocused() && stage.isShowing());
        stage.focusedProperty().subscribe(look);
        stage.showingProperty().subscribe(look);
        look.run();
        if (os.mayHaveTray()) {
            inTray = Optional.of(new InTray(shown, stage, ui(), downloads));
        }
        return () ->
                ui().navigator()
                        .say(
                                messages.text("start.mistake", LogFile.in(stateFolder).toString()),
                                "",
                                () -> {});
    }

    private UiContext context(Navigator navigator) {
        UiContext made =
                new UiContext(
                        downloads,
                        servers,
                        settings,
                        messages,
                        clock,
                        ZoneId.systemDefault(),
                        stateFolder,
                        new UiTicker(),
                        new Theme(settings.get().appearance()),
                        navigator,
                        picker,
                        os);
        ui = Optional.of(made);
        return made;
    }

    private UiContext ui() {
        return ui.orElseThrow();
    }

    /// Whether the window is hidden while the program goes on. JavaFX thread.
    boolean isInTray() {
        return inTray.filter(InTray::isHidden).isPresent();
    }

    /// Has the window add links and files. JavaFX thread.
    void add(List<String> lines) {
        new OpenCommand(ui()).run(lines);
    }

    /// The program was started again: brings its window to the front. JavaFX thread.
    void comeForward(List<String> lines) {
        window.ifPresent(MainWindow::toFront);
        if (!lines.isEmpty()) {
            add(lines);
        }
    }

    private void ended(DownloadEntry entry) {
        notices.ended(entry);
        OnFinish wanted = entry.spec().onFinish();
        if (entry.state() == State.FINISHED) {
            entry.path()
                    .ifPresent(file -> {
                        if (wanted.open()) {
                            os.open(file);
                        }
                        wanted.command().ifPresent(command -> os.run(command, file));
                    });
        }
    }

    private void serversChanged() {
        downloads.serversChanged();
        downloads.answering(
                servers.views().stream()
                        .filter(ServerView::isUsable)
                        .map(ServerView::id)
                        .collect(Collectors.toSet()));
    }

    private void notWritten(Path loginStart) {
        String sentence = messages.text("start.notWithSystem", loginStart.toString());
        Platform.runLater(() -> ui.ifPresent(to -> to.navigator().say(sentence, "", () -> {})));
    }

    private void listChanged() {
        notices.see(downloads);
        boolean runs =
                downloads.entries().stream()
                        .anyMatch(entry ->
                                entry.state() == State.RUNNING || entry.state() == State.UNPACKING);
        os.keepAwake(runs && settings.get().downloads().keepAwake());
    }

    /// Pauses what runs, saves the list, then ends everything else.
    @Override
    public void close() {
        ui.ifPresent(context -> Platform.runLater(context.ticker()::stop));
        inTray.ifPresent(InTray::close);
        notices.close();
        downloads.close();
        servers.close();
        manager.close();
        closeOs.run();
    }
}
