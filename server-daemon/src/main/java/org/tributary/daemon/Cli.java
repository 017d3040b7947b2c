package org.tributary.daemon;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
        try {
            ParseResult parsed = line.parseArgs(arguments);
            if (CommandLine.printHelpIfRequested(parsed)) {
                return 0;
            }
            dispatch(parsed);
            return 0;
        } catch (ParameterException e) {
            String sentence = e.getMessage();
            err.println(sentence + (sentence.endsWith(".") ? "" : ".") + SEE_HELP);
            return Failure.USAGE;
        } catch (Failure e) {
            err.println(e.getMessage());
            return e.exitCode();
        }
    }

    private void dispatch(ParseResult parsed) throws Failure {
        if (parsed.hasSubcommand()) {
            throw Failure.usage("Not yet.");
        }
        Flags flags = withConfigFile(flags(parsed), parsed.commandSpec());
        LogOutput log = new LogOutput(err);
        log.install(flags.text(CommandSpecs.VERBOSE).isPresent());
        new ForegroundDaemon(out, log).run(flags);
    }

    private static Flags flags(ParseResult parsed) {
        Map<String, String> values = new TreeMap<>();
        parsed.matchedOptions()
                .forEach(option ->
                        values.put(
                                withoutDashes(option.longestName()),
                                option.stringValues().getLast()));
        parsed.matchedPositionals()
                .forEach(positional ->
                        values.put(DaemonFlags.PORT, positional.stringValues().getFirst()));
        return new Flags(values);
    }

    private static Flags withConfigFile(Flags flags, CommandSpec spec) throws Failure {
        Optional<Path> file = flags.value(CommandSpecs.CONFIG, Path::of);
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
