package org.tributary.app.ui.main;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.tributary.app.ui.add.AddDialog;
import org.tributary.app.ui.add.RepairDialog;
import org.tributary.app.ui.common.Navigator;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.AboutDialog;
import org.tributary.app.ui.dialogs.RemoveDialog;
import org.tributary.app.ui.dialogs.ShortcutsDialog;
import org.tributary.app.ui.dialogs.ShortcutsDialog.Shortcut;
import org.tributary.app.ui.preferences.PreferencesWindow;

/// The ways between the panes of the main window. Panes get it before there is a window, which begins
/// to lead when it is built; until then nothing can lead anywhere.
final class MainNavigator implements Navigator {
    private final Stage stage;
    private Optional<Guide> guide = Optional.empty();

    /// All that it leads to.
    private record Guide(
            UiContext context,
            Pages pages,
            Toast toast,
            Actions actions,
            Removing removing,
            AddDialog adding,
            PreferencesWindow preferences) {}

    MainNavigator(Stage stage) {
        this.stage = stage;
    }

    void lead(UiContext context, Pages pages, Toast toast, Actions actions, Removing removing) {
        guide =
                Optional.of(
                        new Guide(
                                context,
                                pages,
                                toast,
                                actions,
                                removing,
                                new AddDialog(context),
                                new PreferencesWindow(context)));
    }

    @Override
    public void add(List<String> lines) {
        guide.ifPresent(to -> to.adding().open(stage, lines));
    }

    @Override
    public void showDownloads() {
        guide.ifPresent(to -> to.pages().showDownloads());
    }

    @Override
    public void showDownload(String id) {
        guide.ifPresent(to -> to.pages().showDownload(id));
    }

    @Override
    public void showLog(String id) {
        guide.ifPresent(to -> to.pages().showLog(id));
    }

    @Override
    public void showServers() {
        guide.ifPresent(to -> to.pages().showServers());
    }

    @Override
    public void showServer(String id) {
        guide.ifPresent(to -> to.pages().showServer(id));
    }

    @Override
    public void showCatalog() {
        guide.ifPresent(to -> to.pages().showCatalog());
    }

    @Override
    public void showSettings(String page) {
        guide.ifPresent(to -> to.preferences().open(stage, page));
    }

    @Override
    public void showShortcuts() {
        guide.ifPresent(to -> {
            List<Shortcut> shortcuts =
                    to.actions().all().stream()
                            .filter(action -> !action.keyText().isEmpty())
                            .map(action -> new Shortcut(action.plainName(), action.keyText()))
                            .toList();
            new ShortcutsDialog(to.context(), shortcuts).open(stage);
        });
    }

    @Override
    public void showAbout() {
        guide.ifPresent(to -> new AboutDialog(to.context()).open(stage));
    }

    @Override
    public void askToRemove(Collection<String> ids) {
        guide.ifPresent(to ->
                new RemoveDialog(to.context())
                        .open(
                                stage,
                                ids,
                                removal ->
                                        to.removing()
                                                .remove(removal.ids(), removal.deleteFiles())));
    }

    @Override
    public void askForServers() {
        guide.ifPresent(to -> to.pages().askForServers());
    }

    @Override
    public void addServers(String text) {
        guide.ifPresent(to -> to.pages().addServers(text));
    }

    @Override
    public void repair(Path file) {
        guide.ifPresent(to -> new RepairDialog(to.context()).open(stage, file));
    }

    @Override
    public void say(String sentence, String action, Runnable onAction) {
        guide.ifPresent(to -> {
            // The window of settings may lie over what this one says.
            if (!action.isEmpty() || !to.preferences().say(sentence)) {
                to.toast().say(sentence, action, onAction);
            }
        });
    }
}
