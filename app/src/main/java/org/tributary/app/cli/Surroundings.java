package org.tributary.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tributary.app.cli.output.JsonReporter;
import org.tributary.app.cli.output.QuietReporter;
import org.tributary.app.cli.output.Reporter;
import org.tributary.app.cli.output.Terminal;
import org.tributary.shared.transfer.ManagerSettings;

/// What a command gets from outside, so that tests can give something else.
///
/// @param out standard output for people, in the encoding of the terminal
/// @param lines standard output for scripts, in UTF-8
/// @param err standard error
/// @param terminal the terminal that standard output leads to, looked for only when asked
/// @param configFolder where the usual servers list is
/// @param stateFolder where the log and what was learned of servers is kept
/// @param clock wall-clock time, for display
/// @param engines opens the engine
/// @param logins asks the user for a name and a password
/// @param stopSignal tells when the program is asked to stop
record Surroundings(
        PrintStream out,
        PrintStream lines,
        PrintStream err,
        Supplier<Optional<Terminal>> terminal,
        Path configFolder,
        Path stateFolder,
        InstantSource clock,
        Function<ManagerSettings, Engine> engines,
        LoginPrompt logins,
        StopSignal stopSignal) {

    /// Returns a reporter for what goes wrong and nothing else.
    Reporter failures(boolean json) {
        return json ? new JsonReporter(lines, clock) : new QuietReporter(err);
    }
}
