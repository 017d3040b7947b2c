package org.tributary.app.ui.main;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads.Move;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.PauseDialog;
import org.tributary.app.ui.downloads.DownloadRow;
import org.tributary.app.ui.downloads.DownloadsPage;
import org.tributary.app.ui.downloads.DownloadsViewModel;
import org.tributary.shared.format.Sha256;

/// What is done to the selected downloads. JavaFX thread.
final class ListDeeds implements ListActions {
    private final UiContext context;
    private final DownloadsPage page;
    private final DownloadsViewModel model;
    private final Removing removing;

    ListDeeds(UiContext context, DownloadsPage page, Removing removing) {
        this.context = context;
        this.page = page;
        this.model = page.model();
        this.removing = removing;
    }

    @Override
    public void open() {
        model.selected().forEach(page::open);
    }

    @Override
    public void showInFolder() {
        model.selected().stream()
                .filter(row -> row.entry().state() == DownloadEntry.State.FINISHED)
                .findFirst()
                .ifPresent(page::showInFolder);
    }

    @Override
    public void pauseOrResume() {
        // What is only tried again by itself is rather tried at once.
        if (ids(entry -> entry.canPause() && !entry.canResume()).isEmpty()) {
            resume();
        } else {
            pause();
        }
    }

    @Override
    public void resume() {
        context.downloads().resume(ids(DownloadEntry::canResume));
    }

    @Override
    public void pause() {
        new PauseDialog(context)
                .open(page.root().getScene().getWindow(), ids(DownloadEntry::canPause));
    }

    private List<String> ids(Predicate<DownloadEntry> which) {
        return model.selected().stream()
                .map(DownloadRow::entry)
                .filter(which)
                .map(DownloadEntry::id)
                .toList();
    }

    @Override
    public void pauseAll() {
        context.downloads().pauseAll();
    }

    @Override
    public void resumeAll() {
        context.downloads().resumeAll();
    }

    @Override
    public void move(Move move) {
        context.downloads().move(model.selectedIds(), move);
    }

    @Override
    public void copyLink() {
        copy(model.selected().stream().map(DownloadRow::link).collect(Collectors.joining("\n")));
    }

    @Override
    public void copyDigest() {
        copy(
                model.selected().stream()
                        .flatMap(row -> row.sha256().stream())
                        .map(Sha256::hex)
                        .collect(Collectors.joining("\n")));
    }

    private void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        context.navigator().say(context.messages().text("main.copied"), "", () -> {});
    }

    @Override
    public void remove() {
        removing.remove(model.selectedIds(), false);
    }

    @Override
    public void askToRemove() {
        context.navigator().askToRemove(model.selectedIds());
    }

    @Override
    public void undo() {
        removing.putBack();
    }
}
