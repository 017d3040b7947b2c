package org.tributary.app.flows;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextArea;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.testfx.api.FxRobot;
import org.tributary.app.TestProgram;
import org.tributary.app.TestServers;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsFile;
import org.tributary.app.ui.Drops;
import org.tributary.app.ui.FxThread;

/// The real window over real servers, driven as somebody in front of it would: by mouse and keys, and
/// told by what is written in it. It can be quit or killed, and opened again where it was.
final class WindowUnderTest implements AutoCloseable {
    private static final long MOST_SECONDS = 180;
    private static final Duration BETWEEN_LOOKS = Duration.millis(50);

    final TestServers servers;
    final FakeSystem system = new FakeSystem();
    final Path downloads;

    private final Path folder;
    private final Path home;
    private final FxRobot robot = new FxRobot();
    private Optional<TestProgram> program = Optional.empty();

    /// @param folder an empty one
    WindowUnderTest(Path folder) throws IOException {
        this.folder = folder;
        servers = new TestServers(folder.resolve("servers"));
        home = Files.createDirectories(folder.resolve("home"));
        downloads = Files.createDirectories(folder.resolve("downloads"));
        Settings usual = Settings.DEFAULT;
        SettingsFile.write(
                home.resolve("settings.json"),
                usual.with(usual.general().withLanguage(Optional.of("en")))
                        .with(usual.downloads().withFolder(Optional.of(downloads)))
                        .with(usual.servers().withCheckEverySeconds(1))
                        .withView(
                                Map.of(
                                        "window.place.x", "0",
                                        "window.place.y", "0",
                                        "window.place.width", "1000",
                                        "window.place.height", "760")));
    }

    /// Changes settings before the window is opened.
    WindowUnderTest settings(UnaryOperator<Settings> change) throws IOException {
        Path file = home.resolve("settings.json");
        SettingsFile.write(file, change.apply(SettingsFile.read(file)));
        return this;
    }

    /// Writes the list of servers.
    WindowUnderTest list(String... addresses) throws IOException {
        Files.writeString(serversFile(), String.join("\n", addresses) + "\n");
        return this;
    }

    Path serversFile() {
        return home.resolve("servers.txt");
    }

    WindowUnderTest open() throws IOException {
        FxThread.start();
        program = Optional.of(TestProgram.open(home, system, system));
        return this;
    }

    TestProgram program() {
        return program.orElseThrow();
    }

    /// Ends the program in good order, whatever it does.
    void quit() {
        program().close();
        program = Optional.empty();
    }

    /// Ends the program as a power cut does: on disk stays what is there at this moment.
    void kill() throws IOException {
        Path left = Files.createDirectories(folder.resolve("left"));
        copy(home, left.resolve("home"));
        // What a log tells of is in its file before, so the logs come first.
        copy(downloads, left.resolve("downloads"));
        quit();
        delete(home);
        delete(downloads);
        copy(left.resolve("home"), home);
        copy(left.resolve("downloads"), downloads);
        delete(left);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all =
                    walk.sorted(Comparator.comparing((Path it) -> !it.toString().endsWith(".log")))
                            .toList();
        }
        for (Path each : all) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isRegularFile(each)) {
                Files.createDirectories(target.getParent());
                Files.copy(each, target);
            } else if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, new FileVisitOption[0])) {
            walk.sorted(Comparator.reverseOrder())
                    .forEach(path -> {
                        try {
                            Files.delete(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    @Override
    public void close() {
        program.ifPresent(TestProgram::close);
        program = Optional.empty();
        servers.close();
    }

    // ---- what is seen ----

    /// Waits until something is so; looked at on the JavaFX thread.
    void await(String what, BooleanSupplier isSo) throws InterruptedException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Timeline looks =
                new Timeline(
                        new KeyFrame(
                                BETWEEN_LOOKS,
                                _ -> {
                                    try {
                                        if (isSo.getAsBoolean()) {
                                            done.complete(null);
                                        }
                                    } catch (Throwable e) {
                                        done.completeExceptionally(e);
                                    }
                                }));
        looks.setCycleCount(Animation.INDEFINITE);
        FxThread.run(looks::play);
        try {
            done.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not so: " + what + "\nSeen is:\n" + seen(), e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(what, e.getCause());
        } finally {
            FxThread.run(looks::stop);
        }
    }

    /// Waits until words are seen anywhere.
    void awaitText(String words) throws InterruptedException {
        await("\"" + words + "\" is seen", () -> Screen.says(words));
    }

    void awaitNoText(String words) throws InterruptedException {
        await("\"" + words + "\" is gone", () -> !Screen.says(words));
    }

    /// Waits until words are seen below a node.
    void awaitText(String id, String words) throws InterruptedException {
        await(
                id + " says \"" + words + "\"",
                () ->
                        Screen.byId(id).stream()
                                .flatMap(Screen::texts)
                                .anyMatch(text -> text.contains(words)));
    }

    /// Returns all text that is seen, a line each.
    String seen() {
        return FxThread.call(() -> Screen.texts().collect(Collectors.joining("\n")));
    }

    /// Returns all text that is seen below a node.
    List<String> seen(String id) {
        return FxThread.call(() -> Screen.texts(node(id)).toList());
    }

    boolean says(String words) {
        return FxThread.call(() -> Screen.says(words));
    }

    private static Node node(String id) {
        return Screen.byId(id).orElseThrow(() -> new AssertionError("no " + id + " is seen"));
    }

    /// Returns the node of that name once it is seen.
    <T extends Node> T find(String id, Class<T> kind) throws InterruptedException {
        await(id + " is seen", () -> Screen.byId(id).isPresent());
        return FxThread.call(() -> kind.cast(node(id)));
    }

    boolean isSeen(String id) {
        return FxThread.call(() -> Screen.byId(id).isPresent());
    }

    /// Returns the colour behind everything; JavaFX thread.
    Color background() {
        return Screen.edge(program().stage().getScene().getRoot());
    }

    // ---- what is done ----

    /// Clicks on a control once it can be used.
    void click(String id) throws InterruptedException {
        robot.clickOn(
                place(
                        id + " can be used",
                        () -> Screen.byId(id).filter(node -> !node.isDisabled())));
    }

    /// Clicks on a button, link or tab with this text once it can be used.
    void clickText(String text) throws InterruptedException {
        robot.clickOn(place("\"" + text + "\" can be used", () -> Screen.pressable(text)));
    }

    /// Clicks on a text below a node.
    void clickIn(String id, String text) throws InterruptedException {
        robot.clickOn(saying(id, text));
    }

    /// Clicks on the first control in whose text these words are.
    void clickTextWith(String words) throws InterruptedException {
        robot.clickOn(place("\"" + words + "\" can be used", () -> Screen.pressableWith(words)));
    }

    /// Clicks twice on a text below a node.
    void doubleClick(String id, String text) throws InterruptedException {
        robot.doubleClickOn(saying(id, text));
    }

    private Point2D saying(String id, String text) throws InterruptedException {
        return place(
                id + " says \"" + text + "\"",
                () -> Screen.byId(id).flatMap(root -> Screen.saying(root, text)));
    }

    /// Returns the middle of a node, once it is there.
    private Point2D place(String what, Supplier<Optional<Node>> node) throws InterruptedException {
        AtomicReference<Point2D> place = new AtomicReference<>();
        await(
                what,
                () -> {
                    node.get().map(Screen::middle).ifPresent(place::set);
                    return place.get() != null;
                });
        return place.get();
    }

    /// Presses keys together and lets them go.
    void press(KeyCode... keys) throws InterruptedException {
        robot.push(keys);
        FxThread.pulses(1);
    }

    /// Types on an English keyboard, key by key, into whatever has the focus.
    void type(String text) {
        for (char letter : text.toCharArray()) {
            switch (letter) {
                case ' ' -> robot.push(KeyCode.SPACE);
                case '.' -> robot.push(KeyCode.PERIOD);
                case '/' -> robot.push(KeyCode.SLASH);
                case '-' -> robot.push(KeyCode.MINUS);
                case ':' -> robot.push(KeyCode.SHIFT, KeyCode.SEMICOLON);
                default ->
                        robot.push(
                                KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(letter))));
            }
        }
    }

    /// Adds a file that servers offer by the dialog, as it is proposed there.
    void add(String name) throws InterruptedException {
        press(KeyCode.CONTROL, KeyCode.N);
        find("linksArea", TextArea.class);
        type(name);
        awaitText("resultTable", name);
        click("startButton");
        awaitText("downloadTable", name);
    }

    /// Holds something from elsewhere over the window.
    void hold(DataFormat format, Object content) {
        fire(DragEvent.DRAG_ENTERED, Map.of(format, content));
        fire(DragEvent.DRAG_OVER, Map.of(format, content));
    }

    /// Drops something from elsewhere on the window.
    void drop(DataFormat format, Object content) {
        hold(format, content);
        fire(DragEvent.DRAG_DROPPED, Map.of(format, content));
    }

    void dropFiles(Path... files) {
        drop(DataFormat.FILES, Stream.of(files).map(Path::toFile).toList());
    }

    private void fire(EventType<DragEvent> type, Map<DataFormat, Object> content) {
        FxThread.run(() -> Drops.fire(node("center"), type, Drops.board(content), null));
    }

    // ---- downloads ----

    /// Waits until so many segments of the selected download are proved, as the tab of them says.
    void awaitSegments(int count) throws InterruptedException {
        await(count + " segments are proved", () -> provedSegments() >= count);
    }

    private static int provedSegments() {
        Pattern tab = Pattern.compile("Segment[es] +([0-9]+)/[0-9]+");
        return Screen.texts()
                .map(tab::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    /// Waits until downloads are finished, and returns the names of all that are.
    List<String> finished(String... names) throws InterruptedException {
        List<String> wanted = List.of(names);
        await(wanted + " are finished", () -> finished().containsAll(wanted));
        return FxThread.call(WindowUnderTest::finished);
    }

    private static List<String> finished() {
        return rows().stream()
                .filter(row -> Screen.texts(row).anyMatch("Finished"::equals))
                .flatMap(row -> Screen.styled(row, "download-name").stream())
                .sorted()
                .toList();
    }

    /// Waits until the row of a download says something.
    void awaitRow(String name, String words) throws InterruptedException {
        await(
                name + " says \"" + words + "\"",
                () ->
                        rows().stream()
                                .filter(row -> Screen.texts(row).anyMatch(name::equals))
                                .anyMatch(row ->
                                        Screen.texts(row).anyMatch(text -> text.contains(words))));
    }

    private static List<Node> rows() {
        return Screen.byId("downloadTable").map(Screen::below).orElse(List.of()).stream()
                .filter(TableRow.class::isInstance)
                .toList();
    }

    /// Returns the line below the name of the only download.
    String sentence() {
        return FxThread.call(() -> Screen.styled(node("downloadTable"), "second-line").getFirst());
    }

    // ---- what is on disk ----

    byte[] downloaded(String name) throws IOException {
        return Files.readAllBytes(downloads.resolve(name));
    }

    /// Returns the names of all files in the folder for downloads.
    List<String> files() {
        try (Stream<Path> all = Files.list(downloads)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Has a new file come into a folder, as something to be dropped.
    Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve("desk").resolve(name);
        Files.createDirectories(file.getParent());
        assertTrue(Files.notExists(file), () -> file + " is there already");
        return Files.write(file, content);
    }
}
