package org.tributary.app.ui.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.offers.Offers;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.Servers;
import org.tributary.app.ui.common.Background;
import org.tributary.shared.servers.ServerHealth;

/// What the catalog shows: the folders of the folder it stands in, then all files below it, as far as
/// they match. JavaFX thread; what takes time is done elsewhere.
final class CatalogViewModel {
    private static final Comparator<CatalogRow> FOLDERS_FIRST =
            Comparator.comparing(CatalogRow.File.class::isInstance);

    private final Servers servers;
    private final Background background;

    private final ObservableList<CatalogRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Empty> empty = new ReadOnlyObjectWrapper<>(Empty.LOADING);
    private Optional<Offers> offers = Optional.empty();
    private Optional<Comparator<CatalogRow>> order = Optional.empty();
    private CatalogContents contents = CatalogContents.NONE;
    private CatalogFilter filter = new CatalogFilter("");
    private List<CatalogRow.File> matching = List.of();
    private boolean isReading;

    /// Why there is nothing to see, when there is nothing.
    enum Empty {
        LOADING,
        NO_SERVERS,
        NO_ANSWER,
        NOTHING_OFFERED,
        NOTHING_MATCHES
    }

    CatalogViewModel(Servers servers, Background background) {
        this.servers = servers;
        this.background = background;
    }

    ObservableList<CatalogRow> rows() {
        return rows;
    }

    /// The folder it stands in, with `/` at its end; empty for all.
    ReadOnlyStringProperty folderProperty() {
        return folder.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Empty> emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /// Returns the files that match, below the folder it stands in.
    List<CatalogRow.File> matching() {
        return matching;
    }

    /// Returns how many files there are below the folder it stands in, matching or not.
    int files() {
        return filter.isEmpty() ? matching.size() : contents.files(folder.get(), _ -> true).size();
    }

    boolean isFiltered() {
        return !filter.isEmpty();
    }

    /// Returns how many servers a file can be on: those in use.
    int serversInUse() {
        return (int) servers.views().stream().filter(view -> !view.isSwitchedOff()).count();
    }

    int serversAnswering() {
        return (int) servers.views().stream().filter(ServerView::answers).count();
    }

    /// Takes in what the servers offer now, if that has changed.
    ///
    /// @return true while more is to be expected soon
    boolean read() {
        Offers now = servers.offers();
        if (!isReading && offers.filter(before -> before == now).isEmpty()) {
            isReading = true;
            background
                    .work()
                    .execute(() -> {
                        CatalogContents read = CatalogContents.of(now);
                        background.window().execute(() -> take(now, read));
                    });
        }
        empty.set(whyEmpty());
        return isReading;
    }

    private void take(Offers from, CatalogContents read) {
        isReading = false;
        offers = Optional.of(from);
        if (!read.equals(contents)) {
            contents = read;
            arrange();
        }
        empty.set(whyEmpty());
    }

    private Empty whyEmpty() {
        List<ServerView> views = servers.views();
        if (!contents.files().isEmpty()) {
            return Empty.NOTHING_MATCHES;
        }
        if (views.isEmpty()) {
            return Empty.NO_SERVERS;
        }
        boolean asking =
                views.stream().anyMatch(view -> view.health() instanceof ServerHealth.NotAskedYet);
        if (isReading || asking) {
            return Empty.LOADING;
        }
        return serversAnswering() == 0 ? Empty.NO_ANSWER : Empty.NOTHING_OFFERED;
    }

    /// Shows only what matches.
    void filter(String text) {
        filter = new CatalogFilter(text);
        arrange();
    }

    /// Goes into a folder.
    ///
    /// @param path with `/` at its end; empty for all
    void open(String path) {
        folder.set(path);
        arrange();
    }

    /// Sorts by something else than the path; folders stay before files.
    void sort(Optional<Comparator<CatalogRow>> wanted) {
        order = wanted;
        arrange();
    }

    private void arrange() {
        if (contents.files(folder.get(), _ -> true).isEmpty()) {
            folder.set("");
        }
        matching = contents.files(folder.get(), filter);
        List<CatalogRow> now = new ArrayList<>(CatalogContents.folders(folder.get(), matching));
        now.addAll(matching);
        order.ifPresent(wanted -> now.sort(FOLDERS_FIRST.thenComparing(wanted)));
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    /// Returns the folder it stands in as something to take.
    CatalogRow.Folder here() {
        List<CatalogRow.File> all = contents.files(folder.get(), _ -> true);
        return new CatalogRow.Folder(folder.get(), all.size(), CatalogContents.size(all));
    }

    /// Returns the folders from the outermost to the one it stands in.
    List<String> trail() {
        List<String> trail = new ArrayList<>();
        String path = folder.get();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            trail.add(path.substring(0, slash + 1));
        }
        return trail;
    }

    /// Returns what the add dialog is to be given for these rows. A file in a folder that is taken as a
    /// whole is not named twice.
    static List<String> lines(Collection<CatalogRow> chosen) {
        List<String> folders =
                chosen.stream()
                        .filter(CatalogRow.Folder.class::isInstance)
                        .map(CatalogRow::path)
                        .toList();
        return chosen.stream()
                .map(CatalogRow::path)
                .filter(path ->
                        folders.stream()
                                .noneMatch(
                                        folder -> path.startsWith(folder) && !path.equals(folder)))
                .toList();
    }
}
