package org.tributary.app.ui.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.tributary.app.servers.Servers;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.Navigator;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.downloads.DownloadsPage;

/// The ways between the panes of the main window. Panes get it before there is a window, which begins
/// to lead when it is built.
final class MainNavigator implements Navigator {
    private final Stage stage;
    private UiContext context;
    private MainView view;
    private DownloadsPage downloads;
    private SideBar sideBar;
    private Toast toast;
    private Actions actions;

    MainNavigator(Stage stage) {
        this.stage = stage;
    }

    void lead(
            UiContext newContext,
            MainView newView,
            DownloadsPage newDownloads,
            SideBar newSideBar,
            Toast newToast,
            Actions newActions) {
        context = newContext;
        view = newView;
        downloads = newDownloads;
        sideBar = newSideBar;
        toast = newToast;
        actions = newActions;
    }

    private boolean leads() {
        return context != null;
    }

    @Override
    public void add(List<String> lines) {}

    @Override
    public void showDownloads() {
        if (leads()) {
            show(MainView.Page.DOWNLOADS);
        }
    }

    private void show(MainView.Page page) {
        view.closeSideBarOver();
        view.show(
                switch (page) {
                    case DOWNLOADS, SERVERS, CATALOG -> downloads.root();
                });
        sideBar.showPage(page);
    }

    @Override
    public void showDownload(String id) {
        showDownloads();
        downloads.select(id);
        downloads.showInspector(true);
    }

    @Override
    public void showServers() {
        show(MainView.Page.SERVERS);
    }

    @Override
    public void showServer(String id) {
        show(MainView.Page.SERVERS);
    }

    @Override
    public void showCatalog() {
        show(MainView.Page.CATALOG);
    }

    @Override
    public void showSettings(String page) {}

    @Override
    public void showShortcuts() {}

    @Override
    public void showAbout() {}

    @Override
    public void askToRemove(Collection<String> ids) {}

    @Override
    public void addServers(String text) {
        Thread.ofVirtual().name("add-servers").start(() -> addServersNow(text));
    }

    private void addServersNow(String text) {
        String sentence;
        try {
            sentence = ServersAdded.sentence(context.messages(), context.servers().add(text));
        } catch (IOException e) {
            sentence =
                    context.messages()
                            .text("main.servers.notSaved", context.servers().listFile());
        }
        String said = sentence;
        Platform.runLater(
                () ->
                        say(
                                said,
                                context.messages().text("main.servers.show"),
                                this::showServers));
    }

    @Override
    public void repair(Path file) {}

    @Override
    public void say(String sentence, String action, Runnable onAction) {
        toast.say(sentence, action, onAction);
    }
}
