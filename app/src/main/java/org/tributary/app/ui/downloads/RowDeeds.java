package org.tributary.app.ui.downloads;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.ui.common.UiContext;

/// What the buttons in a row do. JavaFX thread.
final class RowDeeds {
    private final UiContext context;

    RowDeeds(UiContext context) {
        this.context = context;
    }

    void open(DownloadEntry entry) {
        entry.path().ifPresent(context.os()::open);
    }

    void show(DownloadEntry entry) {
        entry.path().ifPresent(context.os()::show);
    }

    void mend(DownloadEntry entry, Mending mending, Window window) {
        switch (mending) {
            case TRY_NOW -> context.servers().checkNow();
            case TRY_AGAIN, DOWNLOAD_AGAIN -> context.downloads().resume(List.of(entry.id()));
            case ADD_SERVER -> context.navigator().showServers();
            case CHOOSE_FOLDER -> chooseFolder(entry, window);
        }
    }

    private void chooseFolder(DownloadEntry entry, Window window) {
        Optional<Path> folder =
                context.picker()
                        .folder(
                                window,
                                context.messages().text("downloads.chooseFolder.title"),
                                Optional.of(entry.spec().folder()));
        folder.ifPresent(
                chosen -> {
                    context.downloads().change(entry.id(), spec -> into(spec, chosen));
                    context.downloads().resume(List.of(entry.id()));
                });
    }

    private static DownloadSpec into(DownloadSpec spec, Path folder) {
        return new DownloadSpec(
                spec.wanted(),
                folder,
                spec.fileName(),
                spec.sha256(),
                spec.onlyServers(),
                spec.connections(),
                spec.bytesPerSecond(),
                spec.network(),
                spec.overwrite(),
                spec.adopt(),
                spec.onFinish());
    }
}
