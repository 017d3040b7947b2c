package org.tributary.app.ui.main;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.tributary.app.settings.Settings.Appearance;
import org.tributary.app.ui.add.PasteCommand;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.QuitDialog;
import org.tributary.app.ui.downloads.DownloadsPage;

/// What actions do to this window.
final class MainDeeds implements WindowDeeds {
    private static final int SMALLEST = 11;
    private static final int USUAL = 13;
    private static final int BIGGEST = 18;

    private final Stage stage;
    private final UiContext context;
    private final MainView view;
    private final DownloadsPage downloads;
    private final SpeedLimit limit;
    private final MainNavigator navigator;

    MainDeeds(
            Stage stage,
            UiContext context,
            MainView view,
            DownloadsPage downloads,
            SpeedLimit limit,
            MainNavigator navigator) {
        this.stage = stage;
        this.context = context;
        this.view = view;
        this.downloads = downloads;
        this.limit = limit;
        this.navigator = navigator;
    }

    @Override
    public void add() {
        navigator.add(List.of());
    }

    @Override
    public void paste() {
        new PasteCommand(context).run();
    }

    @Override
    public void openList() {
        List<Path> files =
                context.picker().open(stage, context.messages().text("main.openList.title"));
        if (!files.isEmpty()) {
            navigator.add(files.stream().map(Path::toString).toList());
        }
    }

    @Override
    public void selectAll() {
        navigator.showDownloads();
        downloads.selectAll();
    }

    @Override
    public void filter() {
        // The catalog has a filter of its own.
        TextField field =
                stage.getScene().lookup("#catalogFilter") instanceof TextField ofCatalog
                        ? ofCatalog
                        : view.filterField;
        field.requestFocus();
        field.selectAll();
    }

    @Override
    public void clearFilter() {
        view.closeSideBarOver();
        view.filterField.clear();
        downloads.focusTable();
    }

    @Override
    public void showDownloads() {
        navigator.showDownloads();
    }

    @Override
    public void showServers() {
        navigator.showServers();
    }

    @Override
    public void showCatalog() {
        navigator.showCatalog();
    }

    @Override
    public void checkServers() {
        context.servers().checkNow();
    }

    @Override
    public void toggleInspector() {
        navigator.showDownloads();
        downloads.showInspector(!downloads.isInspectorShown());
    }

    @Override
    public void showTab(int tab) {
        navigator.showDownloads();
        downloads.showInspectorTab(tab);
    }

    @Override
    public void toggleSideBar() {
        view.toggleSideBar();
    }

    @Override
    public void toggleLimit() {
        limit.toggle();
    }

    @Override
    public void textSize(int change) {
        textSize(now -> Math.clamp(now + change, SMALLEST, BIGGEST));
    }

    @Override
    public void usualTextSize() {
        textSize(_ -> USUAL);
    }

    private void textSize(UnaryOperator<Integer> change) {
        context.settings()
                .change(now -> {
                    Appearance look = now.appearance();
                    return now.with(look.withTextSize(change.apply(look.textSize())));
                });
    }

    @Override
    public void settings() {
        navigator.showSettings("");
    }

    @Override
    public void shortcuts() {
        navigator.showShortcuts();
    }

    @Override
    public void about() {
        navigator.showAbout();
    }

    /// As the cross of the window does: what then happens is for whoever opened it to say.
    @Override
    public void close() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    @Override
    public void quit() {
        new QuitDialog(context).open(stage, stage::hide);
    }
}
