package org.tributary.app.ui.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.Servers;
import org.tributary.app.ui.common.Background;
import org.tributary.app.ui.common.Navigator;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;

/// What the servers page shows, and what it can do. JavaFX thread; what blocks is done elsewhere.
final class ServersViewModel {
    private final Servers servers;
    private final ServerWords words;
    private final Navigator navigator;
    private final Background background;

    private final ObservableList<ServerRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper listProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
    private Optional<AddedServers> lately = Optional.empty();

    /// What came of the last thing that was done.
    ///
    /// @param text empty for nothing
    /// @param isProblem whether something is to be corrected
    /// @param added the servers that could be taken out again
    record Notice(String text, boolean isProblem, List<String> added) {
        static final Notice NONE = new Notice("", false, List.of());
    }

    ServersViewModel(
            Servers servers, ServerWords words, Navigator navigator, Background background) {
        this.servers = servers;
        this.words = words;
        this.navigator = navigator;
        this.background = background;
    }

    /// The servers in the order of the list.
    ObservableList<ServerRow> rows() {
        return rows;
    }

    /// How many of them answer.
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// What is wrong with the list file; empty when nothing is.
    ReadOnlyStringProperty listProblemProperty() {
        return listProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Shows how the servers are now.
    ///
    /// @return true while that changes by itself
    boolean read() {
        List<ServerView> views = servers.views();
        reconcile(views);
        set(summary, words.summary(views));
        set(listProblem, words.listProblem(servers));
        lately.ifPresent(added -> tell(added, views));
        return lately.filter(added -> added.isWaiting(views)).isPresent()
                || views.stream().anyMatch(ServersViewModel::moves);
    }

    private static boolean moves(ServerView view) {
        return view.bytesPerSecond() > 0
                || view.connections() > 0
                || view.health() instanceof ServerHealth.NotAskedYet
                || ServerWords.areTicking(view.health());
    }

    private void reconcile(List<ServerView> views) {
        Set<String> ids = views.stream().map(ServerView::id).collect(Collectors.toSet());
        rows.removeIf(row -> !ids.contains(row.id()));
        // Rows that stay are not taken out, so that they stay selected.
        for (int i = 0; i < views.size(); i++) {
            ServerView view = views.get(i);
            String id = view.id();
            if (i < rows.size() && rows.get(i).id().equals(id)) {
                continue;
            }
            Optional<ServerRow> moved =
                    rows.stream().filter(row -> row.id().equals(id)).findFirst();
            moved.ifPresent(rows::remove);
            rows.add(i, moved.orElseGet(() -> new ServerRow(view, words)));
        }
        for (int i = 0; i < views.size(); i++) {
            rows.get(i).show(views.get(i), words);
        }
    }

    private static void set(ReadOnlyStringWrapper property, String text) {
        if (!text.equals(property.get())) {
            property.set(text);
        }
    }

    /// Adds servers.
    ///
    /// @param text an address, a link, or the lines of a list
    void add(String text) {
        if (text.isBlank()) {
            return;
        }
        boolean inLines = text.strip().lines().count() > 1;
        write(() -> {
            Servers.Added added = servers.add(text);
            return () -> {
                lately = Optional.of(new AddedServers(added, inLines));
                read();
            };
        });
    }

    /// Adds the servers of list files.
    void addFiles(List<Path> files) {
        background
                .work()
                .execute(() -> {
                    for (Path file : files) {
                        try {
                            String text = text(file);
                            background.window().execute(() -> add(text));
                        } catch (IOException e) {
                            problem("said.notRead", file, e);
                        }
                    }
                });
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(ServersList.MAX_BYTES), StandardCharsets.UTF_8);
        }
    }

    /// Takes servers out of the list; a button beside what is said puts them back.
    void remove(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<String> lines =
                servers.views().stream()
                        .filter(view -> ids.contains(view.id()))
                        .map(view -> ListLine.of(view.server()))
                        .toList();
        write(() -> {
            servers.remove(ids);
            return () -> {
                forget();
                navigator.say(
                        words.text("said.removed", ids.iterator().next(), ids.size()),
                        words.text("said.undo"),
                        () -> putBack(lines));
            };
        });
    }

    private void putBack(List<String> lines) {
        write(() -> {
            servers.add(String.join("\n", lines));
            return this::read;
        });
    }

    /// Takes out what was added last.
    void undoAdding() {
        List<String> ids = notice.get().added();
        write(() -> {
            servers.remove(ids);
            return this::forget;
        });
    }

    void export(Path file) {
        int count = servers.views().size();
        background
                .work()
                .execute(() -> {
                    try {
                        servers.export(file);
                        String name = file.getFileName().toString();
                        background
                                .window()
                                .execute(() ->
                                        navigator.say(
                                                words.text("said.exported", count, name),
                                                "",
                                                () -> {}));
                    } catch (IOException e) {
                        problem("said.notWritten", file, e);
                    }
                });
    }

    void checkNow() {
        servers.checkNow();
    }

    void checkNow(String id) {
        servers.checkNow(id);
    }

    void switchOff(String id, boolean off) {
        servers.switchOff(id, off);
    }

    void trust(String id) {
        write(() -> {
            servers.trust(id);
            return this::read;
        });
    }

    private void tell(AddedServers added, List<ServerView> views) {
        Notice now =
                new Notice(added.words(views, words), added.hasProblems(), added.added().servers());
        if (!now.equals(notice.get())) {
            notice.set(now);
        }
    }

    private void forget() {
        lately = Optional.empty();
        notice.set(Notice.NONE);
        read();
    }

    /// Does something to the list's file that waits for the disk.
    private void write(Writing writing) {
        background
                .work()
                .execute(() -> {
                    try {
                        background.window().execute(writing.write());
                    } catch (IOException e) {
                        problem("said.notWritten", servers.listFile(), e);
                    }
                });
    }

    /// Blocks; the result is run on the JavaFX thread.
    private interface Writing {
        Runnable write() throws IOException;
    }

    private void problem(String key, Path file, IOException e) {
        String reason =
                e instanceof FileSystemException failed && failed.getReason() != null
                        ? words.text("said.because", RemoteText.shown(failed.getReason()))
                        : "";
        String sentence = words.text(key, RemoteText.shown(file.toString()), reason);
        background
                .window()
                .execute(() -> {
                    lately = Optional.empty();
                    notice.set(new Notice(sentence, true, List.of()));
                });
    }
}
