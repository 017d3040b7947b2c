package org.tributary.app.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.ui.common.LoginStart;
import org.tributary.app.ui.common.OsIntegration;
import org.tributary.shared.format.RemoteText;

/// Has other programs of the system do what a download manager wants of it. Every method returns at
/// once; what does not work is told in the log. Thread-safe.
public final class DesktopIntegration implements OsIntegration, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopIntegration.class);

    private final DesktopCommands commands;
    private final Launcher launcher;
    private final BooleanSupplier sound;

    /// Begins and ends staying awake, one after the other.
    private final ExecutorService vigil =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("tributary-vigil").daemon().factory());

    /// What keeps the machine awake. Guarded by this, as what follows.
    private Optional<Process> awake = Optional.empty();

    private boolean closed;

    /// Starts programs; a seam for tests.
    @FunctionalInterface
    interface Launcher {
        Process start(Command command) throws IOException;
    }

    DesktopIntegration(DesktopCommands commands, Launcher launcher, BooleanSupplier sound) {
        this.commands = commands;
        this.launcher = launcher;
        this.sound = sound;
    }

    /// Returns that of this system.
    ///
    /// @param sound whether what is told may be heard
    public static DesktopIntegration ofThisSystem(BooleanSupplier sound) {
        return new DesktopIntegration(
                DesktopCommands.of(System.getProperty("os.name")),
                DesktopIntegration::start,
                sound);
    }

    private static Process start(Command command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.words());
        builder.environment().putAll(command.environment());
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void open(Path file) {
        tryInTurn(commands.open(file.toAbsolutePath()));
    }

    @Override
    public void show(Path file) {
        Path there = file.toAbsolutePath();
        // What is gone cannot be shown in its folder, but the folder can.
        tryInTurn(Files.exists(there) ? commands.show(there) : commands.open(there.getParent()));
    }

    @Override
    public void browse(URI link) {
        if ("http".equalsIgnoreCase(link.getScheme())
                || "https".equalsIgnoreCase(link.getScheme())) {
            tryInTurn(commands.browse(link));
        } else {
            LOG.warn("{} is no link for a browser", RemoteText.shown(link.toString()));
        }
    }

    @Override
    public void notify(String title, String text) {
        tryInTurn(
                commands.notify(
                        RemoteText.shown(title), RemoteText.shown(text), sound.getAsBoolean()));
    }

    @Override
    public void run(String command, Path file) {
        List<String> words = new ArrayList<>(Command.split(command));
        if (words.isEmpty()) {
            return;
        }
        words.add(file.toAbsolutePath().toString());
        tryInTurn(List.of(new Command(words, Map.of(), true)));
    }

    @Override
    public Optional<LoginStart> loginStart() {
        return XdgAutostart.ofThisProcess();
    }

    @Override
    public boolean mayHaveTray() {
        // Where icons of AWT were found to work.
        return commands instanceof LinuxDesktop;
    }

    /// Runs the commands one after the other until one works.
    private void tryInTurn(List<Command> alternatives) {
        Thread.ofPlatform()
                .name("tributary-desktop")
                .daemon()
                .start(() -> {
                    for (Command command : alternatives) {
                        if (works(command)) {
                            return;
                        }
                    }
                });
    }

    private boolean works(Command command) {
        String program = command.words().getFirst();
        try {
            Process process = launcher.start(command);
            process.getOutputStream().close();
            int code = process.waitFor();
            if (code == 0 || !command.exitCodeCounts()) {
                return true;
            }
            LOG.warn("{} ended with {}", program, code);
        } catch (IOException e) {
            LOG.warn("{} cannot be run: {}", program, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public void keepAwake(boolean wanted) {
        synchronized (this) {
            if (!closed) {
                vigil.execute(wanted ? this::stayAwake : this::sleepAgain);
            }
        }
    }

    private synchronized void stayAwake() {
        if (awake.isPresent() || closed) {
            return;
        }
        commands.keepAwake()
                .ifPresent(command -> {
                    try {
                        awake = Optional.of(launcher.start(command));
                    } catch (IOException e) {
                        LOG.info("the machine may fall asleep: {}", String.valueOf(e.getMessage()));
                    }
                });
    }

    private synchronized void sleepAgain() {
        awake.ifPresent(process -> {
            try {
                process.getOutputStream().close();
            } catch (IOException _) {
                // It has ended already.
            }
            process.destroy();
        });
        awake = Optional.empty();
    }

    /// Lets the machine sleep. Programs that were opened stay.
    @Override
    public synchronized void close() {
        closed = true;
        vigil.shutdown();
        sleepAgain();
    }
}
