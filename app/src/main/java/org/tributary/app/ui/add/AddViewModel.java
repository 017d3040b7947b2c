package org.tributary.app.ui.add;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.downloads.Network;
import org.tributary.app.settings.Settings.Duplicate;
import org.tributary.app.ui.add.DuplicateRule.Decision;
import org.tributary.app.ui.add.DuplicateRule.Present;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.SafeName;

/// The add dialog without its controls. JavaFX thread.
final class AddViewModel {
    private final Surroundings around;
    private final AddOptions options;
    private final AddTarget target;
    private final AddLines lines;
    private final StringProperty fileName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper foundName = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper single = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canStart = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loginAsked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper digestText = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper digestDiffers = new ReadOnlyBooleanWrapper();
    private final AutoCloseable serversListener;

    AddViewModel(Surroundings around) {
        this.around = around;
        options = new AddOptions(around.settings().get());
        target = new AddTarget(around);
        lines = new AddLines(around, this::changed);
        fileName.subscribe(_ -> changed());
        target.folderProperty().subscribe(_ -> changed());
        target.problemProperty().subscribe(_ -> changed());
        options.texts().forEach(text -> text.subscribe(_ -> changed()));
        serversListener = around.servers().onChange(() -> around.ui().execute(lines::lookAgain));
    }

    AddLines lines() {
        return lines;
    }

    AddTarget target() {
        return target;
    }

    AddOptions options() {
        return options;
    }

    /// The name that a single file is to have; empty for the one it has at its source.
    StringProperty fileNameProperty() {
        return fileName;
    }

    /// The name that a single file has at its source.
    ReadOnlyStringProperty foundNameProperty() {
        return foundName.getReadOnlyProperty();
    }

    /// Whether exactly one file is to be downloaded, so that it can have a name and a digest.
    ReadOnlyBooleanProperty singleProperty() {
        return single.getReadOnlyProperty();
    }

    /// Whether there is something to start, and nothing wrong in the way.
    ReadOnlyBooleanProperty canStartProperty() {
        return canStart.getReadOnlyProperty();
    }

    /// Whether a server wants a name and password.
    ReadOnlyBooleanProperty loginAskedProperty() {
        return loginAsked.getReadOnlyProperty();
    }

    /// Says of which field it is that nothing can be started, and what is wrong with it; empty when
    /// all are right.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Says how much is to be downloaded; empty when nothing is.
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Says whether the digest to compare with can be right; empty when there is nothing to say.
    ReadOnlyStringProperty digestTextProperty() {
        return digestText.getReadOnlyProperty();
    }

    /// Whether the digest to compare with is not the one that the servers tell, or none at all.
    ReadOnlyBooleanProperty digestDiffersProperty() {
        return digestDiffers.getReadOnlyProperty();
    }

    /// Whether the name can be that of a file.
    boolean isFileNameRight() {
        try {
            return fileName.get().isBlank()
                    || SafeName.of(fileName.get().strip()).equals(fileName.get().strip());
        } catch (InvalidFormatException _) {
            return false;
        }
    }

    /// Looks where the lines lead. Returns at once.
    void check() {
        lines.use(options.network());
        lines.check();
    }

    private void changed() {
        if (lines == null) {
            // The lines tell of their first change before this is made.
            return;
        }
        List<Found> wanted = lines.wanted();
        single.set(wanted.size() == 1);
        foundName.set(wanted.size() == 1 ? wanted.getFirst().name() : "");
        long bytes = wanted.stream().mapToLong(found -> found.size().orElse(0)).sum();
        target.need(bytes);
        summary.set(
                wanted.isEmpty()
                        ? ""
                        : around.messages()
                                .text("add.summary", wanted.size(), around.format().size(bytes)));
        compareDigest(wanted);
        boolean needsLogin =
                lines.rows().stream()
                        .map(row -> row.noteProperty().get().remark())
                        .anyMatch(remark ->
                                remark == Remark.LOGIN_NEEDED || remark == Remark.LOGIN_WRONG);
        loginAsked.set(needsLogin);
        problem.set(findProblem(wanted.size() == 1));
        canStart.set(!wanted.isEmpty() && problem.get().isEmpty());
    }

    private String findProblem(boolean one) {
        Messages messages = around.messages();
        String ofFolder = target.problemProperty().get();
        if (!ofFolder.isEmpty()) {
            return messages.text("add.problem", messages.text("add.folder"), ofFolder);
        }
        if (one && !isFileNameRight()) {
            return named("add.fileName", "add.fileName.wrong");
        }
        int digits = options.digestProperty().get().strip().length();
        return options.wrong(one)
                .map(field -> named(field.nameKey(), field.wrongKey(), digits))
                .orElse("");
    }

    private String named(String field, String wrong, Object... arguments) {
        Messages messages = around.messages();
        return messages.text("add.problem", messages.text(field), messages.text(wrong, arguments));
    }

    private void compareDigest(List<Found> wanted) {
        String typed = options.digestProperty().get().strip();
        Optional<Sha256> told = wanted.size() == 1 ? wanted.getFirst().digest() : Optional.empty();
        Optional<Sha256> expected = options.sha256();
        boolean differs = told.isPresent() && expected.isPresent() && !told.equals(expected);
        digestDiffers.set(differs || !typed.isEmpty() && expected.isEmpty());
        Messages messages = around.messages();
        digestText.set(
                typed.isEmpty()
                        ? ""
                        : expected.isEmpty()
                                ? messages.text("add.digest.wrong", typed.length())
                                : told.isEmpty()
                                        ? ""
                                        : differs
                                                ? messages.text(
                                                        "add.digest.other", told.get().hex())
                                                : messages.text("add.digest.same"));
    }

    /// Returns what would be downloaded now.
    List<DownloadSpec> specs() {
        List<Found> wanted = lines.wanted();
        boolean one = wanted.size() == 1;
        Path folder = target.path().orElseThrow();
        return wanted.stream().map(found -> spec(found, folder, one)).toList();
    }

    private DownloadSpec spec(Found found, Path folder, boolean one) {
        Network network = network(found);
        Optional<String> name =
                Optional.of(fileName.get().strip()).filter(text -> one && !text.isEmpty());
        return new DownloadSpec(
                found.wanted(),
                folder.resolve(found.below()),
                name,
                one ? options.sha256().or(found::sha256) : found.sha256(),
                List.copyOf(options.onlyServers()),
                options.connections(),
                options.bytesPerSecond(),
                network,
                false,
                Optional.empty(),
                options.onFinish());
    }

    private Network network(Found found) {
        Network network = options.network();
        Map<String, String> headers = new HashMap<>(network.headers());
        if (found.note().remark() == Remark.WEB_PAGE_ANYWAY) {
            // The engine downloads a page only for somebody who says that pages are wanted.
            headers.put("Accept", "text/html, */*");
        }
        return new Network(
                network.proxy(), headers, network.userAgent(), found.login().or(network::login));
    }

    /// Asks a person what to do with a file that is there already.
    @FunctionalInterface
    interface Question {
        /// @param more how many more of them there are
        /// @return what to do; empty to leave it out
        Optional<Answer> ask(Present present, int more);
    }

    /// @param forAll whether the rest is to be treated alike
    record Answer(Duplicate choice, boolean forAll) {}

    /// What came of starting.
    ///
    /// @param added ids of new downloads
    /// @param shown ids of old ones that are to be shown
    /// @param files files that are to be shown in their folders
    record Started(List<String> added, List<String> shown, List<Path> files) {}

    /// Adds the downloads. The disk is looked at first, elsewhere; then `question` is asked where
    /// something is there already, and `done` is told what came of it.
    void start(Start start, Question question, Consumer<Started> done) {
        List<Found> wanted = lines.wanted();
        List<DownloadSpec> specs = specs();
        target.remember();
        around.background()
                .execute(() -> {
                    List<Path> paths = new ArrayList<>();
                    Set<Path> onDisk = new HashSet<>();
                    for (int i = 0; i < specs.size(); i++) {
                        Path path = pathOf(specs.get(i), wanted.get(i));
                        paths.add(path);
                        if (Files.exists(path)) {
                            onDisk.add(path);
                        }
                    }
                    around.ui()
                            .execute(() ->
                                    done.accept(
                                            new Starting(start, question, onDisk)
                                                    .add(specs, paths)));
                });
    }

    private static Path pathOf(DownloadSpec spec, Found found) {
        return spec.folder().resolve(spec.fileName().orElse(found.name()));
    }

    /// One press of the button.
    private final class Starting {
        private final Start start;
        private final Question question;
        private final Set<Path> onDisk;
        private final Set<Path> taken = new HashSet<>();
        private final Started started =
                new Started(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private Optional<Duplicate> forAll = Optional.empty();

        Starting(Start start, Question question, Set<Path> onDisk) {
            this.start = start;
            this.question = question;
            this.onDisk = onDisk;
        }

        Started add(List<DownloadSpec> specs, List<Path> paths) {
            List<Present> present = new ArrayList<>();
            for (int i = 0; i < specs.size(); i++) {
                Path path = paths.get(i);
                present.add(new Present(path, listed(specs.get(i), path), onDisk.contains(path)));
            }
            for (int i = 0; i < specs.size(); i++) {
                Path path = paths.get(i);
                if (taken.contains(path)) {
                    // Two of these have one name: nobody means to lose one of them.
                    Present other = new Present(path, Optional.empty(), true);
                    perform(decide(specs.get(i), other, Duplicate.KEEP_BOTH), path);
                } else {
                    long more =
                            present.subList(i + 1, present.size()).stream()
                                    .filter(one -> !one.isNothing())
                                    .count();
                    add(specs.get(i), present.get(i), (int) more);
                }
            }
            return started;
        }

        private void add(DownloadSpec spec, Present present, int more) {
            Duplicate usual = around.settings().get().downloads().duplicate();
            Decision decision = decide(spec, present, forAll.orElse(usual));
            if (decision instanceof Decision.Ask) {
                Optional<Answer> answer = question.ask(present, more);
                if (answer.isEmpty()) {
                    return;
                }
                if (answer.get().forAll()) {
                    forAll = Optional.of(answer.get().choice());
                }
                decision = decide(spec, present, answer.get().choice());
            }
            perform(decision, present.target());
        }

        private Decision decide(DownloadSpec spec, Present present, Duplicate choice) {
            return DuplicateRule.decide(spec, present, choice, this::isTaken);
        }

        private boolean isTaken(Path path) {
            return taken.contains(path)
                    || DuplicateRule.isTaken(path, around.downloads().entries());
        }

        private void perform(Decision decision, Path path) {
            switch (decision) {
                case Decision.Ask _ -> throw new AssertionError("a person has answered");
                case Decision.Add(DownloadSpec spec) -> add(spec, path);
                case Decision.Replace(String old, DownloadSpec spec) -> {
                    around.downloads().remove(List.of(old), false);
                    add(spec, path);
                }
                case Decision.Resume(String old) -> {
                    around.downloads().resume(List.of(old));
                    started.shown().add(old);
                }
                case Decision.Show(String old) -> started.shown().add(old);
                case Decision.ShowFile(Path file) -> started.files().add(file);
            }
        }

        private void add(DownloadSpec spec, Path path) {
            started.added().add(around.downloads().add(spec, start));
            taken.add(spec.fileName().map(path::resolveSibling).orElse(path));
        }
    }

    /// A web server may give its file another name than its link has: then only the path tells.
    private Optional<DownloadEntry> listed(DownloadSpec spec, Path path) {
        return around.downloads()
                .like(spec)
                .or(() ->
                        around.downloads().entries().stream()
                                .filter(entry -> entry.path().equals(Optional.of(path)))
                                .findFirst());
    }

    /// Listens no more.
    void close() {
        try {
            serversListener.close();
        } catch (Exception e) {
            throw new IllegalStateException("a listener is taken away", e);
        }
    }
}
