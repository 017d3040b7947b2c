package org.tributary.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.cli.output.Reporter;
import org.tributary.app.cli.output.Terminal;
import org.tributary.app.system.LogFile;
import org.tributary.shared.io.PlatformDirs;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line of `tributary`: finds the command, runs it, and turns every way it can end into
/// an exit code and at most one sentence.
public final class Cli {
    private final Surroundings surroundings;

    Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs the program for this process and returns its exit code.
    public static int main(String... arguments) {
        PlatformDirs folders = PlatformDirs.current();
        LogFile.install(LogFile.in(folders.state()));
        Logger log = Logger.getLogger(Cli.class.getName());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.log(Level.SEVERE, "Thread " + thread.getName(), failure));
        StopSignal stopSignal = new StopSignal();
        stopSignal.install();
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        Surroundings surroundings =
                new Surroundings(
                        stream(out, Charset.forName(System.getProperty("stdout.encoding"))),
                        stream(out, StandardCharsets.UTF_8),
                        System.err,
                        () -> Terminal.ofStandardOutput(System.getenv()),
                        folders.config(),
                        folders.state(),
                        InstantSource.system(),
                        ManagerEngine::open,
                        new LoginPrompt.AtConsole(),
                        stopSignal);
        int code = new Cli(surroundings).run(arguments);
        stopSignal.finished(code);
        return code;
    }

    private static PrintStream stream(OutputStream out, Charset charset) {
        return new PrintStream(new BufferedOutputStream(out), false, charset);
    }

    /// Runs one command and returns its exit code; whatever happens, that is all that comes out.
    int run(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Throwable failure) {
            return internal(failure, List.of(arguments).contains("--json"));
        }
    }

    private CommandLine commandLine() {
        CommandLine line =
                new CommandLine(
                        new TributaryCommand(
                                        new GetCommand(surroundings),
                                        new ListCommand(surroundings),
                                        new ServersCommand(surroundings),
                                        new VerifyCommand(surroundings))
                                .spec());
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(surroundings.out(), true));
        line.setErr(new PrintWriter(surroundings.err(), true));
        line.setParameterExceptionHandler(this::usage);
        line.setExecutionExceptionHandler((failure, _, result) ->
                internal(failure, result.originalArgs().contains("--json")));
        return line;
    }

    private int usage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String sentence = problem.getMessage();
        if (problem instanceof UnmatchedArgumentException unmatched
                && command.getParent() == null
                && !unmatched.getUnmatched().getFirst().startsWith("-")) {
            sentence = "There is no command \"" + unmatched.getUnmatched().getFirst() + "\"";
        }
        fail(
                ExitCode.USAGE,
                (sentence.endsWith(".") ? sentence : sentence + ".")
                        + " See "
                        + command.getCommandSpec().qualifiedName()
                        + " --help.",
                List.of(arguments).contains("--json"));
        return ExitCode.USAGE.number();
    }

    /// Writes what nobody expected to the log, where whoever mends it can read it.
    private int internal(Throwable failure, boolean json) {
        Logger.getLogger(Cli.class.getName()).log(Level.SEVERE, "Internal error", failure);
        fail(
                ExitCode.INTERNAL,
                "Tributary made a mistake and had to stop; what is downloaded is kept."
                        + " Please report it with the end of "
                        + LogFile.in(surroundings.stateFolder())
                        + ".",
                json);
        return ExitCode.INTERNAL.number();
    }

    private void fail(ExitCode code, String sentence, boolean json) {
        try (Reporter reporter = surroundings.failures(json)) {
            reporter.failed(code, sentence);
        }
    }
}
