package org.tributary.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tributary.shared.transfer.ManagerSettings;

/// Runs the program in this process, as a shell would.
final class Run {
    final StopSignal stopSignal = new StopSignal();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path home;
    private final Function<ManagerSettings, Engine> engines;

    /// How the last run ended.
    int code = -1;

    private LoginPrompt logins = new Nobody();

    Run(Path home, Function<ManagerSettings, Engine> engines) {
        this.home = home;
        this.engines = engines;
    }

    Run(Path home, Engine engine) {
        this(home, _ -> engine);
    }

    Run withLogins(LoginPrompt prompt) {
        logins = prompt;
        return this;
    }

    int exitCode(String... arguments) {
        PrintStream output = new PrintStream(out, false, UTF_8);
        code =
                new Cli(
                                new Surroundings(
                                        output,
                                        output,
                                        new PrintStream(err, true, UTF_8),
                                        Optional::empty,
                                        home,
                                        home,
                                        InstantSource.fixed(FakeEngine.NOW),
                                        engines,
                                        logins,
                                        stopSignal))
                        .run(arguments);
        return code;
    }

    /// Runs a command with the real engine.
    static Run ofReal(Path home, String... arguments) {
        Run run = new Run(home, ManagerEngine::open);
        run.exitCode(arguments);
        return run;
    }

    /// The lines of `--json`.
    List<String> lines() {
        return out().lines().toList();
    }

    /// The lines of `--json` about one kind of event.
    List<String> lines(String event) {
        return out().lines()
                .filter(line -> line.startsWith("{\"event\":\"" + event + "\""))
                .toList();
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    /// Nobody sits at the terminal.
    private static final class Nobody implements LoginPrompt {
        @Override
        public Optional<String> user(String host) {
            return Optional.empty();
        }

        @Override
        public Optional<String> password(String user, String host) {
            return Optional.empty();
        }
    }
}
