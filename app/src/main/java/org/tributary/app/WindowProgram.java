package org.tributary.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.settings.SettingsFile;
import org.tributary.app.system.LogFile;
import org.tributary.app.system.SingleInstance;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.io.PlatformDirs;

/// Runs the window of this process: from the first line of its log until all is closed in good order,
/// which a signal asks for, too. The main thread opens, waits and closes; the JavaFX thread shows.
final class WindowProgram {
    private static final int SECONDS_TO_HIDE = 1;
    private static final int SECONDS_TO_CLOSE = 9;

    private final Logger log = Logger.getLogger(WindowProgram.class.getName());
    private final PlatformDirs folders;
    private final LastResort lastResort = new LastResort();

    /// The window is gone, or is to go.
    private final CountDownLatch hidden = new CountDownLatch(1);

    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile ExitCode code = ExitCode.DONE;

    private WindowProgram(PlatformDirs folders) {
        this.folders = folders;
    }

    /// Shows the window, or has the one that is open already take the lines, and returns the exit
    /// code when there is nothing left to do.
    ///
    /// @param lines links and files to add
    static int run(List<String> lines) {
        PlatformDirs folders = PlatformDirs.current();
        LogFile.install(LogFile.in(folders.state()));
        return new WindowProgram(folders).claim(lines).number();
    }

    private ExitCode claim(List<String> lines) {
        Thread.setDefaultUncaughtExceptionHandler(lastResort);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            Optional<SingleInstance> instance = SingleInstance.claim(folders.state(), lines);
            if (instance.isEmpty()) {
                System.out.println(alreadyRunning(lines.size()));
                return ExitCode.DONE;
            }
            try (SingleInstance here = instance.get()) {
                return open(here, lines);
            }
        } catch (IOException e) {
            log.log(Level.WARNING, "This is not the one window", e);
            System.err.println(
                    "The window of "
                            + folders.state()
                            + " cannot be reached: "
                            + e.getMessage()
                            + ".");
            return ExitCode.DISK;
        } finally {
            closed.countDown();
        }
    }

    /// Returns what a shell is told by a program that found its window open.
    ///
    /// @param lines how many links and files it handed over
    static String alreadyRunning(int lines) {
        return "Tributary is running already: its window was brought to the front"
                + switch (lines) {
                    case 0 -> ".";
                    case 1 -> " and was given what you named.";
                    default -> " and was given the " + lines + " things you named.";
                };
    }

    private ExitCode open(SingleInstance instance, List<String> lines) {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
            Thread.ofPlatform()
                    .name("tributary-name")
                    .daemon()
                    .start(() -> Application.launch(WindowApplication.class));
        } catch (RuntimeException e) {
            // So the toolkit says that the display it was told of is not there.
            log.log(Level.WARNING, "No window can be shown", e);
            System.err.println("No window can be shown here: " + e.getMessage() + ".");
            return ExitCode.USAGE;
        }
        try (SettingsFile settings = SettingsFile.open(folders.config(), InstantSource.system())) {
            LogFile.follow(settings.store());
            Messages messages = Messages.of(settings.store().get().general().locale());
            open(settings, messages, instance, lines);
            return code;
        }
    }

    private void open(
            SettingsFile settings, Messages messages, SingleInstance instance, List<String> lines) {
        try (AppContext context = AppContext.open(folders, settings.store(), messages)) {
            Platform.runLater(() -> show(context, messages, instance, lines));
            hidden.await();
        } catch (IOException e) {
            log.log(Level.WARNING, "The program cannot start", e);
            code = ExitCode.DISK;
            tell(messages.text("start.cannot", String.valueOf(e.getMessage())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs on the JavaFX thread. Whatever goes wrong, no program may stay that nobody sees.
    private void show(
            AppContext context, Messages messages, SingleInstance instance, List<String> lines) {
        try {
            Stage stage = new Stage();
            stage.addEventHandler(
                    WindowEvent.WINDOW_HIDDEN,
                    _ -> {
                        if (!context.isInTray()) {
                            hidden.countDown();
                        }
                    });
            lastResort.use(context.show(stage));
            if (!lines.isEmpty()) {
                context.add(lines);
            }
            instance.onArguments(more -> Platform.runLater(() -> context.comeForward(more)));
        } catch (RuntimeException e) {
            log.log(Level.SEVERE, "The window cannot be shown", e);
            code = ExitCode.INTERNAL;
            alert(messages.text("start.mistake", LogFile.in(folders.state()).toString()));
            hidden.countDown();
        }
    }

    /// Tells something before there is a window, and waits until it is read.
    private static void tell(String sentence) {
        CountDownLatch read = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                alert(sentence);
            } finally {
                read.countDown();
            }
        });
        try {
            read.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void alert(String sentence) {
        Alert alert = new Alert(Alert.AlertType.ERROR, sentence);
        alert.setHeaderText(null);
        alert.setTitle("Tributary");
        alert.showAndWait();
    }

    /// Runs when the process is to end: by itself, when all is closed, or by a signal.
    private void stop() {
        try {
            if (closed.getCount() > 0) {
                hideWindows();
                hidden.await(SECONDS_TO_HIDE, TimeUnit.SECONDS);
                hidden.countDown();
                closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hideWindows() {
        try {
            Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        } catch (IllegalStateException _) {
            // The toolkit does not run yet, or no more: there are no windows.
        }
    }
}
