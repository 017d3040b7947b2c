package org.tributary.app.ui.main;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import org.tributary.app.ui.catalog.CatalogPage;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.downloads.DownloadsPage;
import org.tributary.app.ui.main.MainView.Page;
import org.tributary.app.ui.servers.ServersPage;

/// What the middle of the window can show. The pages about servers are made when they are first asked
/// for: many people never do. JavaFX thread.
final class Pages {
    private static final int LOG_TAB = 3;

    private final UiContext context;
    private final MainView view;
    private final SideBar sideBar;
    private final DownloadsPage downloads;
    private final ReadOnlyObjectWrapper<Page> shown = new ReadOnlyObjectWrapper<>(Page.DOWNLOADS);
    private Optional<ServersPage> servers = Optional.empty();
    private Optional<CatalogPage> catalog = Optional.empty();

    Pages(UiContext context, MainView view, SideBar sideBar, DownloadsPage downloads) {
        this.context = context;
        this.view = view;
        this.sideBar = sideBar;
        this.downloads = downloads;
    }

    /// Which of them is shown.
    ReadOnlyObjectProperty<Page> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void showDownloads() {
        show(Page.DOWNLOADS);
    }

    private void show(Page page) {
        view.closeSideBarOver();
        Parent root =
                switch (page) {
                    case DOWNLOADS -> downloads.root();
                    case SERVERS -> serversPage().root();
                    case CATALOG -> catalogPage().root();
                };
        boolean other = view.show(root);
        if (other) {
            // A split pane holds nothing before it has its skin, and nothing outside takes the
            // keyboard.
            root.applyCss();
            takeFocus(page);
        }
        sideBar.showPage(page);
        shown.set(page);
        context.ticker().wake();
    }

    /// Whoever walks through the side bar or types a filter goes on there; anybody else goes on in what
    /// is shown now.
    private void takeFocus(Page page) {
        if (view.isFocusedForLong()) {
            return;
        }
        switch (page) {
            case DOWNLOADS -> downloads.focus();
            case SERVERS -> serversPage().focus();
            case CATALOG -> catalogPage().focus();
        }
    }

    private ServersPage serversPage() {
        ServersPage page = servers.orElseGet(() -> new ServersPage(context));
        servers = Optional.of(page);
        return page;
    }

    private CatalogPage catalogPage() {
        CatalogPage page = catalog.orElseGet(() -> new CatalogPage(context));
        catalog = Optional.of(page);
        return page;
    }

    void showDownload(String id) {
        showDownloads();
        downloads.select(id);
        downloads.showInspector(true);
    }

    void showLog(String id) {
        showDownload(id);
        downloads.showInspectorTab(LOG_TAB);
    }

    void showServers() {
        show(Page.SERVERS);
    }

    void showServer(String id) {
        show(Page.SERVERS);
        serversPage().select(id);
    }

    void askForServers() {
        show(Page.SERVERS);
        serversPage().focusAddField();
    }

    /// Adds servers where it is seen what comes of it.
    void addServers(String text) {
        show(Page.SERVERS);
        serversPage().add(text);
    }

    void showCatalog() {
        show(Page.CATALOG);
    }
}
