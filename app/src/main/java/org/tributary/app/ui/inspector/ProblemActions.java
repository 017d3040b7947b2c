package org.tributary.app.ui.inspector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.offers.Offers;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.Obstacle;

/// Does what the buttons beside a problem promise.
final class ProblemActions {
    private final UiContext context;
    private final Asking asking;
    private final Executor disk;

    /// Asks the user for what an action needs.
    interface Asking {
        Optional<Path> folder(Path first);

        Optional<Path> file();

        Optional<Login> login(String server);

        /// Asks which of the files of one name is meant; tells `chosen` later, if at all.
        void version(String name, List<Offers.Version> versions, Consumer<Offers.Version> chosen);

        void showLog();
    }

    record Login(String user, String password) {}

    /// @param disk runs what blocks for the disk
    ProblemActions(UiContext context, Asking asking, Executor disk) {
        this.context = context;
        this.asking = asking;
        this.disk = disk;
    }

    /// Does it for a download.
    ///
    /// @param closest the name that may have been meant
    void run(ProblemAction action, DownloadEntry entry, Optional<String> closest) {
        Downloads downloads = context.downloads();
        switch (action) {
            case TRY_NOW -> context.servers().checkNow();
            case ADD_SERVER -> context.navigator().askForServers();
            case SWITCH_OFF, TRUST_AGAIN -> context.navigator().showServers();
            case DETAILS -> asking.showLog();
            case CHOOSE_FOLDER ->
                    asking.folder(entry.spec().folder())
                            .ifPresent(folder -> {
                                downloads.change(entry.id(), spec -> spec.withFolder(folder));
                                goOn(entry);
                            });
            case TRY_AGAIN, DOWNLOAD_AGAIN -> goOn(entry);
            case KEEP -> downloads.pause(List.of(entry.id()));
            case START_OVER, REPLACE -> {
                downloads.change(entry.id(), SpecChange::overwrite);
                goOn(entry);
            }
            case CHOOSE_VERSION -> chooseVersion(entry);
            case USE_CLOSEST -> closest.ifPresent(name -> useInstead(entry, name));
            case OPEN_IN_BROWSER ->
                    entry.problem()
                            .map(problem -> problem.obstacle())
                            .ifPresent(obstacle -> {
                                if (obstacle instanceof Obstacle.WebPage page) {
                                    context.os().browse(page.uri());
                                }
                            });
            case LOG_IN -> logIn(entry);
            case FIND -> asking.file().ifPresent(context.navigator()::repair);
        }
    }

    /// Does it for a server.
    ///
    /// @param server its id
    void run(ProblemAction action, String server) {
        switch (action) {
            case TRY_NOW -> context.servers().checkNow(server);
            case SWITCH_OFF -> context.servers().switchOff(server, true);
            case TRUST_AGAIN -> disk.execute(() -> trust(server));
            case DETAILS -> context.navigator().showServer(server);
            case ADD_SERVER -> context.navigator().askForServers();
            case CHOOSE_FOLDER,
                    TRY_AGAIN,
                    START_OVER,
                    KEEP,
                    REPLACE,
                    CHOOSE_VERSION,
                    USE_CLOSEST,
                    OPEN_IN_BROWSER,
                    LOG_IN,
                    FIND,
                    DOWNLOAD_AGAIN ->
                    context.navigator().showServers();
        }
    }

    private void trust(String server) {
        try {
            context.servers().trust(server);
        } catch (IOException e) {
            Platform.runLater(() -> context.navigator().say(e.getMessage(), "", () -> {}));
        }
    }

    private void goOn(DownloadEntry entry) {
        context.downloads().resume(List.of(entry.id()));
    }

    private void chooseVersion(DownloadEntry entry) {
        List<Offers.Version> versions =
                entry.spec().wanted() instanceof Wanted.Named(String path)
                        ? context.servers().offers().versions(path)
                        : List.of();
        if (versions.isEmpty()) {
            context.navigator().showCatalog();
        } else {
            asking.version(
                    entry.name(),
                    versions,
                    version -> {
                        Sha256 meant = version.entry().sha256();
                        context.downloads()
                                .change(entry.id(), spec -> SpecChange.sha256(spec, meant));
                        goOn(entry);
                    });
        }
    }

    private void useInstead(DownloadEntry entry, String name) {
        context.downloads().remove(List.of(entry.id()), false);
        context.navigator().add(List.of(name));
    }

    private void logIn(DownloadEntry entry) {
        String server =
                switch (entry.problem().map(problem -> problem.obstacle()).orElse(null)) {
                    case Obstacle.LoginNeeded needed -> needed.server();
                    case Obstacle.Denied denied -> denied.server();
                    case null, default -> entry.name();
                };
        asking.login(server)
                .ifPresent(login -> {
                    context.downloads().change(entry.id(), spec -> withLogin(spec, login));
                    goOn(entry);
                });
    }

    private static DownloadSpec withLogin(DownloadSpec spec, Login login) {
        return SpecChange.login(spec, login.user(), login.password());
    }
}
