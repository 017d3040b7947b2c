package org.tributary.daemon;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tributary.shared.format.RemoteText;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line of `server-daemon`: does what it says, and turns every way that can end into an
/// exit code and at most one sentence.
final class Cli {
    private static final String SEE_HELP = " See server-daemon --help.";

    private final PrintStream out;
    private final PrintStream err;

    Cli(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Does what the arguments say and returns the exit code.
    int run(String... arguments) {
        CommandLine line = new CommandLine(CommandSpecs.daemon());
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(out, true));
        try {
            ParseResult parsed = line.parseArgs(arguments);
            if (CommandLine.printHelpIfRequested(parsed)) {
                return 0;
            }
            dispatch(parsed);
            return 0;
        } catch (ParameterException e) {
            err.println(sentence(e) + SEE_HELP);
            return Failure.USAGE;
        } catch (Failure e) {
            err.println(e.getMessage());
            return e.exitCode();
        }
    }

    private static String sentence(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return e.getMessage() + ".";
        }
        String word = RemoteText.shown(unmatched.getUnmatched().getFirst());
        if (!word.startsWith("-")) {
            return "\"" + word + "\" is one word too many.";
        }
        String suggestion = String.join(" or ", unmatched.getSuggestions());
        return "There is no flag "
                + word
                + (suggestion.isEmpty() ? "." : "; did you mean " + suggestion + "?");
    }

    private void dispatch(ParseResult parsed) throws Failure {
        if (parsed.hasSubcommand()) {
            ParseResult command = parsed.subcommand();
            switch (command.commandSpec().name()) {
                case CommandSpecs.EXPORT -> new ExportCommand(out, log(false)).run(flags(command));
                case CommandSpecs.SAMPLE -> new SampleCommand(out).run(flags(command));
                default -> throw new AssertionError("an unknown command passed the parser");
            }
            return;
        }
        Flags flags = withConfigFile(flags(parsed), parsed.commandSpec());
        new ForegroundDaemon(out, log(new DaemonFlags(flags).verbose())).run(flags);
    }

    private LogOutput log(boolean requests) {
        LogOutput log = new LogOutput(err);
        log.install(requests);
        return log;
    }

    private static Flags flags(ParseResult parsed) {
        Map<String, Flags.Flag> values = new TreeMap<>();
        parsed.matchedOptions()
                .forEach(option ->
                        values.put(
                                withoutDashes(option.longestName()),
                                new Flags.Flag(
                                        option.stringValues().getLast(), option.longestName())));
        parsed.matchedPositionals()
                .forEach(positional ->
                        values.put(
                                CommandSpecs.nameOf(positional),
                                new Flags.Flag(
                                        positional.stringValues().getFirst(),
                                        positional.paramLabel())));
        return new Flags(values);
    }

    private static Flags withConfigFile(Flags flags, CommandSpec spec) throws Failure {
        Optional<Path> file = new DaemonFlags(flags).configFile();
        if (file.isEmpty()) {
            return flags;
        }
        Set<String> known = new TreeSet<>(Set.of(DaemonFlags.PORT));
        spec.options().forEach(option -> known.add(withoutDashes(option.longestName())));
        known.removeAll(Set.of(CommandSpecs.CONFIG, "help", "version"));
        return flags.over(ConfigFile.read(file.get(), known));
    }

    private static String withoutDashes(String name) {
        return name.replaceFirst("^-+", "");
    }
}
