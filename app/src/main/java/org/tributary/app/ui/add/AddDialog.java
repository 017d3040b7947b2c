package org.tributary.app.ui.add;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.ui.add.AddViewModel.Started;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;

/// The dialog that adds downloads: links go in, what they lead to is shown, and one press starts it
/// all. One object can be opened again and again; while it is open, more lines are added to those
/// there. JavaFX thread.
public final class AddDialog {
    private static final int WIDTH_IN_EM = 66;
    private static final int HEIGHT_IN_EM = 48;

    /// Most servers that are asked at one time.
    private static final int MOST_QUESTIONS = 8;

    private final UiContext context;
    private Optional<Opened> opened = Optional.empty();

    public AddDialog(UiContext context) {
        this.context = context;
    }

    /// Opens it and returns at once.
    ///
    /// @param owner the window that waits for it
    /// @param lines links, names of the catalogs, or whole paths of files here, one each; none takes
    ///     the link that is in the clipboard
    public void open(Window owner, List<String> lines) {
        if (opened.isPresent()) {
            opened.get().add(lines);
            return;
        }
        Opened now = new Opened();
        opened = Optional.of(now);
        now.add(lines.isEmpty() ? linesOfClipboard() : lines);
        now.show(owner);
    }

    private static List<String> linesOfClipboard() {
        DragContent content = DragContent.of(Clipboard.getSystemClipboard());
        return content.files().isEmpty() ? Intake.links(DropParser.parse(content)) : List.of();
    }

    /// Returns the content, with lines in it and nothing around, for pictures and tests.
    Parent content(List<String> lines) {
        Opened now = new Opened();
        opened = Optional.of(now);
        now.add(lines);
        return now.root;
    }

    /// Returns the model of the dialog that is open.
    AddViewModel model() {
        return opened.orElseThrow().model;
    }

    Optional<Stage> stage() {
        return opened.map(dialog -> dialog.stage);
    }

    /// The dialog from its opening until it is closed.
    private final class Opened implements AddController.Deeds {
        /// What is still asked when it is closed, nobody wants to know.
        private final ExecutorService background =
                new ThreadPoolExecutor(
                        MOST_QUESTIONS,
                        MOST_QUESTIONS,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofVirtual().name("tributary-add-", 1).factory(),
                        new ThreadPoolExecutor.DiscardPolicy());

        private final AddViewModel model = new AddViewModel(Surroundings.of(context, background));
        private final AddController controller = new AddController(context, model, this);
        private final Parent root = Views.load("AddView", controller, context.messages());
        private final Stage stage = new Stage();

        void add(List<String> lines) {
            List<String> all =
                    new ArrayList<>(DropParser.lines(model.lines().textProperty().get()));
            lines.stream().filter(line -> !all.contains(line)).forEach(all::add);
            model.lines().textProperty().set(String.join("\n", all));
            model.check();
            stage.toFront();
        }

        void show(Window owner) {
            double em = context.settings().get().appearance().textSize();
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            Scene scene =
                    new Scene(
                            root,
                            Math.min(WIDTH_IN_EM * em, screen.getWidth() * 0.95),
                            Math.min(HEIGHT_IN_EM * em, screen.getHeight() * 0.9));
            context.theme().add(scene);
            stage.setTitle(context.messages().text("add.title"));
            stage.initOwner(owner);
            stage.initModality(Modality.WINDOW_MODAL);
            stage.setMinWidth(46 * em);
            stage.setMinHeight(34 * em);
            stage.setScene(scene);
            stage.setOnHidden(_ -> closed(scene));
            controller.onGrowth(more -> {
                double room = screen.getMaxY() - stage.getY();
                stage.setHeight(Math.min(stage.getHeight() + more, room));
            });
            stage.show();
            controller.focus();
        }

        private void closed(Scene scene) {
            context.theme().remove(scene);
            model.close();
            background.shutdownNow();
            opened = Optional.empty();
        }

        @Override
        public void start(Start start) {
            DuplicateDialog question = new DuplicateDialog(context, stage);
            model.start(start, question, this::started);
        }

        private void started(Started started) {
            if (started.added().isEmpty()
                    && started.shown().isEmpty()
                    && started.files().isEmpty()) {
                return;
            }
            stage.close();
            Intake.show(context, started);
        }

        @Override
        public void cancel() {
            stage.close();
        }

        @Override
        public void addServers(String text) {
            context.navigator().addServers(text);
        }

        @Override
        public void repair(Path file) {
            if (model.lines().rows().isEmpty()) {
                stage.close();
            }
            context.navigator().repair(file);
        }
    }
}
