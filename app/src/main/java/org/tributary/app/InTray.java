package org.tributary.app;

import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.system.Tray;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.main.MainWindow;

/// Lets the program go on in the tray when its window is closed, if that is wanted and the icon is
/// there. Without the icon nobody could bring the window back: then it is shown. JavaFX thread, but
/// for what says otherwise.
final class InTray {
    private final MainWindow window;
    private final Stage stage;
    private final UiContext ui;
    private final Downloads downloads;
    private final TrayWish<Tray> wish;
    private boolean isHidden;

    /// Whether the menu offers to pause all, rather than to let all go on.
    private volatile boolean pauses = true;

    InTray(MainWindow window, Stage stage, UiContext ui, Downloads downloads) {
        this.window = window;
        this.stage = stage;
        this.ui = ui;
        this.downloads = downloads;
        wish = new TrayWish<>(ui.settings(), this::open, new Icons());
        wish.follow(work -> Thread.ofVirtual().start(work));
        stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, this::closing);
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> isHidden = false);
        stage.titleProperty().subscribe(_ -> tell());
        downloads.onChange(() -> {
            if (wish.icon().isPresent()) {
                Platform.runLater(this::tell);
            }
        });
    }

    /// Any thread.
    private Optional<Tray> open(Duration patience) {
        URL picture = MainWindow.class.getResource("icon-64.png");
        Messages messages = ui.messages();
        Tray.Words words =
                new Tray.Words(
                        messages.text("tray.show"),
                        messages.text("main.tool.pauseAll"),
                        messages.text("tray.quit"));
        Optional<Tray> opened = Tray.open(picture, words, new Menu(), patience);
        Platform.runLater(this::tell);
        return opened;
    }

    private void closing(WindowEvent event) {
        if (wish.holds()) {
            event.consume();
            isHidden = true;
            double x = stage.getX();
            double y = stage.getY();
            stage.hide();
            // GTK would move it by the height of its title each time.
            stage.setX(x);
            stage.setY(y);
        }
    }

    /// True while the window is hidden though the program is to go on.
    boolean isHidden() {
        return isHidden;
    }

    private void tell() {
        wish.icon()
                .ifPresent(icon -> {
                    pauses = downloads.entries().stream().anyMatch(DownloadEntry::canPause);
                    icon.tell(
                            stage.getTitle(),
                            ui.messages()
                                    .text(pauses ? "main.tool.pauseAll" : "main.tool.resumeAll"));
                });
    }

    /// Takes the icon away. Any thread.
    void close() {
        wish.close();
    }

    /// What people choose at the icon. AWT's thread.
    private final class Menu implements Tray.Owner {
        @Override
        public void show() {
            Platform.runLater(window::toFront);
        }

        @Override
        public void all() {
            // What the menu said, whatever became of the downloads since.
            if (pauses) {
                downloads.pauseAll();
            } else {
                downloads.resumeAll();
            }
            Platform.runLater(InTray.this::tell);
        }

        @Override
        public void quit() {
            Platform.runLater(() -> {
                // A window that is not shown cannot ask, nor be closed.
                window.toFront();
                window.quit();
            });
        }

        @Override
        public void gone() {
            Platform.runLater(() -> {
                if (isHidden) {
                    window.toFront();
                }
            });
        }
    }

    /// Any thread.
    private final class Icons implements TrayWish.Port<Tray> {
        @Override
        public boolean isThere(Tray icon) {
            return icon.isThere();
        }

        @Override
        public void close(Tray icon) {
            icon.close();
        }

        @Override
        public void impossible() {
            Platform.runLater(
                    () -> ui.navigator().say(ui.messages().text("start.noTray"), "", () -> {}));
        }
    }
}
