package org.tributary.app.ui.add;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.downloads.Network;
import org.tributary.app.ui.add.Note.Way;

/// The lines that somebody types, and the rows they become: at once as far as the lines alone tell,
/// then as the answers come in. JavaFX thread.
final class AddLines {
    private static final Set<Remark> MAY_CHANGE_WITH_THE_SERVERS =
            Set.of(
                    Remark.NO_CATALOG,
                    Remark.NOT_OFFERED,
                    Remark.NOT_OFFERED_CLOSEST,
                    Remark.NO_FOLDER);

    private static final Set<Remark> MAY_CHANGE_WITH_THE_NETWORK =
            Set.of(Remark.CHECKING, Remark.NO_ANSWER);

    private final Surroundings around;
    private final Runnable onChange;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<AddRow> rows = FXCollections.observableArrayList();
    private final BooleanProperty mirrors = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper mirrorsText = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper idle = new ReadOnlyBooleanWrapper(true);
    private Map<String, Entry> entries = new LinkedHashMap<>();

    /// How many answers are awaited.
    private int awaited;

    private Network network = Network.USUAL;

    /// Rows that another row's download fetches, with the group they belong to.
    private Map<Found, List<Found>> merged = Map.of();

    /// What one line became.
    private static final class Entry {
        private final String text;
        private final Line line;
        private final List<AddRow> rows = new ArrayList<>();
        private List<Entry> inner = List.of();

        /// Counts how often it was asked about: an older answer is not shown any more.
        private int asked;

        private boolean toAsk = true;

        Entry(String text, Line line) {
            this.text = text;
            this.line = line;
        }

        List<AddRow> allRows() {
            if (inner.isEmpty()) {
                return rows;
            }
            return inner.stream().flatMap(entry -> entry.allRows().stream()).toList();
        }
    }

    /// @param onChange run after a row changed
    AddLines(Surroundings around, Runnable onChange) {
        this.around = around;
        this.onChange = onChange;
        text.subscribe(_ -> read());
        mirrors.subscribe(_ -> changed());
    }

    StringProperty textProperty() {
        return text;
    }

    ObservableList<AddRow> rows() {
        return rows;
    }

    /// Whether links that lead to one file become one download.
    BooleanProperty mirrorsProperty() {
        return mirrors;
    }

    /// Says how many links lead to one file; empty when none do.
    ReadOnlyStringProperty mirrorsTextProperty() {
        return mirrorsText.getReadOnlyProperty();
    }

    /// Whether no answer is awaited.
    ReadOnlyBooleanProperty idleProperty() {
        return idle.getReadOnlyProperty();
    }

    /// Returns the lines that lead to no file, or to one somebody must decide about.
    List<String> openLines() {
        return rows.stream()
                .filter(row -> row.found().isEmpty() || row.found().get().note().way().isPresent())
                .map(AddRow::line)
                .distinct()
                .toList();
    }

    private void read() {
        Map<String, Entry> now = new LinkedHashMap<>();
        DropParser.lines(text.get()).stream()
                .limit(DropParser.MOST_LINES)
                .distinct()
                .forEach(line -> now.put(line, entries.getOrDefault(line, null)));
        now.replaceAll((line, entry) -> entry == null ? opened(line, Line.parse(line)) : entry);
        entries = now;
        changed();
    }

    private Entry opened(String text, Line line) {
        Entry entry = new Entry(text, line);
        if (LineChecker.isQuick(line)) {
            entry.toAsk = false;
            show(entry, checker().check(line, network));
        } else {
            AddRow row = row(text);
            LineChecker.beforeAsking(line)
                    .ifPresentOrElse(
                            found -> row.show(found, around.messages(), around.format()),
                            () -> row.show(Note.of(Remark.CHECKING), around.messages()));
            entry.rows.add(row);
        }
        return entry;
    }

    private LineChecker checker() {
        return new LineChecker(around.servers().offers(), around.downloads()::look);
    }

    /// Begins to look where the lines lead that nobody looked at yet. Returns at once.
    void check() {
        entries.values().forEach(this::check);
    }

    private void check(Entry entry) {
        entry.inner.forEach(this::check);
        if (!entry.toAsk) {
            return;
        }
        entry.toAsk = false;
        entry.asked++;
        int question = entry.asked;
        awaited++;
        idle.set(false);
        LineChecker checker = checker();
        Network how = network;
        around.background()
                .execute(() -> {
                    Finding finding = checker.check(entry.line, how);
                    around.ui().execute(() -> answered(entry, question, finding));
                });
    }

    private void answered(Entry entry, int question, Finding finding) {
        if (question == entry.asked) {
            show(entry, finding);
            check(entry);
            changed();
        }
        awaited--;
        idle.set(awaited == 0);
    }

    private void show(Entry entry, Finding finding) {
        switch (finding) {
            case Finding.Nothing(Note note) -> {
                resize(entry, 1);
                entry.rows.getFirst().show(note, around.messages());
            }
            case Finding.Files(List<Found> files) -> {
                resize(entry, files.size());
                for (int i = 0; i < files.size(); i++) {
                    entry.rows.get(i).show(files.get(i), around.messages(), around.format());
                }
            }
            case Finding.Lines(_, List<String> lines) ->
                    // A file from elsewhere may lead to web servers, and to nothing on this
                    // machine.
                    entry.inner =
                            lines.stream()
                                    .map(line -> opened(line, onlyLink(Line.parse(line))))
                                    .toList();
        }
    }

    private static Line onlyLink(Line line) {
        return line.isLink() ? line : new Line.Bad(Note.of(Remark.NOT_A_LINK));
    }

    private void resize(Entry entry, int count) {
        while (entry.rows.size() > count) {
            entry.rows.removeLast();
        }
        while (entry.rows.size() < count) {
            entry.rows.add(row(entry.text));
        }
    }

    private AddRow row(String line) {
        AddRow row = new AddRow(line);
        row.chosenProperty().subscribe(_ -> onChange.run());
        return row;
    }

    /// Speaks to servers otherwise from now on, and asks again where that may help.
    void use(Network how) {
        if (how.equals(network)) {
            return;
        }
        network = how;
        for (Entry entry : everyEntry()) {
            boolean refused =
                    entry.rows.stream()
                            .anyMatch(row ->
                                    row.found().isEmpty()
                                            || MAY_CHANGE_WITH_THE_NETWORK.contains(
                                                    row.found().get().note().remark()));
            if (!LineChecker.isQuick(entry.line) && refused) {
                entry.toAsk = true;
            }
        }
    }

    /// Looks again for names that no server offered, after the servers changed.
    void lookAgain() {
        boolean any = false;
        for (Entry entry : everyEntry()) {
            boolean mayHelp =
                    entry.rows.stream()
                            .anyMatch(row ->
                                    MAY_CHANGE_WITH_THE_SERVERS.contains(
                                            row.noteProperty().get().remark()));
            if (mayHelp && LineChecker.isQuick(entry.line)) {
                show(entry, checker().check(entry.line, network));
                any = true;
            } else if (mayHelp) {
                entry.toAsk = true;
                check(entry);
            }
        }
        if (any) {
            changed();
        }
    }

    private Collection<Entry> everyEntry() {
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries.values()) {
            all.add(entry);
            all.addAll(entry.inner);
        }
        return all;
    }

    /// Writes something else in place of a row's line.
    void replace(AddRow row, String line) {
        List<String> lines = new ArrayList<>(DropParser.lines(text.get()));
        lines.replaceAll(old -> old.equals(row.line()) ? line : old);
        text.set(String.join("\n", lines));
    }

    /// Takes a row's line out.
    void remove(AddRow row) {
        List<String> lines = new ArrayList<>(DropParser.lines(text.get()));
        lines.remove(row.line());
        text.set(String.join("\n", lines));
    }

    /// Lets a page be downloaded although it is no file.
    void takeAnyway(AddRow row) {
        row.found()
                .filter(found -> found.note().way().equals(Optional.of(new Way.Anyway())))
                .ifPresent(found -> {
                    Found taken = found.with(Note.of(Remark.WEB_PAGE_ANYWAY), true);
                    row.show(taken, around.messages(), around.format());
                    changed();
                });
    }

    private void changed() {
        List<AddRow> now =
                entries.values().stream().flatMap(entry -> entry.allRows().stream()).toList();
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
        findMirrors();
        onChange.run();
    }

    private void findMirrors() {
        List<List<Found>> groups =
                Mirrors.in(rows.stream().flatMap(row -> row.found().stream()).toList());
        merged = new HashMap<>();
        int links = groups.stream().mapToInt(List::size).sum();
        mirrorsText.set(
                groups.isEmpty()
                        ? ""
                        : around.messages().text("add.mirrors", links, groups.size()));
        for (AddRow row : rows) {
            if (row.found().isPresent()) {
                row.show(row.found().get(), around.messages(), around.format());
            }
        }
        if (mirrors.get()) {
            groups.forEach(this::merge);
        }
    }

    private void merge(List<Found> group) {
        for (AddRow row : rows) {
            Optional<Found> found = row.found();
            if (found.isEmpty()) {
                continue;
            }
            if (found.get() == group.getFirst()) {
                merged.put(found.get(), group);
                row.showServers(
                        Found.ofMirrors(group).servers().orElse(group.size()), around.format());
            } else if (group.stream().anyMatch(other -> other == found.get())) {
                row.showMerged(
                        Note.of(Remark.SAME_FILE, group.getFirst().name()), around.messages());
            }
        }
    }

    /// Returns what is to be downloaded, mirrors of one file as one.
    List<Found> wanted() {
        return rows.stream()
                .filter(AddRow::isWanted)
                .map(row -> row.found().orElseThrow())
                .map(found ->
                        merged.containsKey(found) ? Found.ofMirrors(merged.get(found)) : found)
                .toList();
    }
}
