package org.tributary.daemon;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What may stand on the command line, and what `--help` says of it. All values are text here; the
/// same text may come from a file.
final class CommandSpecs {
    static final String CONFIG = "config";
    static final String VERBOSE = "verbose";
    static final String FOLDER = "folder";
    static final String SIZE = "size";
    static final String EXPORT = "export";
    static final String SAMPLE = "sample";

    private static final String PORT_LABEL = "<port>";

    private CommandSpecs() {}

    /// Returns what a value that has no flag is called among the [Flags].
    static String nameOf(PositionalParamSpec positional) {
        return positional.paramLabel().equals(PORT_LABEL) ? DaemonFlags.PORT : FOLDER;
    }

    /// `server-daemon <port>` and its other commands.
    static CommandSpec daemon() {
        CommandSpec spec =
                CommandSpec.create()
                        .name("server-daemon")
                        .version("server-daemon " + Version.current());
        spec.usageMessage()
                .customSynopsis(
                        "server-daemon <port> [options]",
                        "server-daemon export DIR [--uploads DIR] [--state DIR]",
                        "server-daemon sample DIR [--size SIZE]")
                .synopsisHeading("")
                .description(
                        "",
                        "Offers the files of a folder to Tributary and to any other HTTP client.",
                        "",
                        "SIZE is in bytes, 10MB (10,000,000) or 10MiB (10 x 2^20); RATE is a SIZE"
                                + " per second; DURATION is 30s, 5m or 1h.",
                        "")
                .sortOptions(false)
                .autoWidth(true)
                .commandListHeading("%nOther commands:%n")
                .footerHeading("%nExit codes:%n")
                .footer(
                        "  0  stopped by SIGTERM or Ctrl-C; transfers had 10 s to finish",
                        "  1  the port or a folder cannot be used",
                        "  2  the command line is wrong");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel(PORT_LABEL)
                        .arity("0..1")
                        .index("0")
                        .type(String.class)
                        .description("Where to listen, 0 to 65535; 0 takes a free port.")
                        .build());
        spec.addOption(
                text(
                        DaemonFlags.UPLOADS,
                        "DIR",
                        "The folder whose files are offered, with all below it. Usually ./uploads,"
                                + " which is made when missing."));
        spec.addOption(
                text(
                        DaemonFlags.STATE,
                        "DIR",
                        "Where to remember what was read. Usually the folder .tributary among the"
                                + " uploads, or the system's place when that cannot be written."));
        spec.addOption(
                text(
                        DaemonFlags.BIND,
                        "ADDR",
                        "The address to listen on. Usually all of this machine."));
        spec.addOption(
                text(
                        DaemonFlags.NAME,
                        "NAME",
                        "What people call this daemon. Usually the name of this machine."));
        spec.addOption(
                text(
                        DaemonFlags.FRAGMENT_SIZE,
                        "SIZE",
                        "The size of fragments, 1KiB to 1GiB. Usually 4MiB, more for big files."));
        spec.addOption(
                text(
                        DaemonFlags.MAX_TRANSFERS,
                        "N",
                        "How many files and fragments are sent at once. Usually 64. More requests"
                                + " wait 1.5 s for their turn, then are told to come back."));
        spec.addOption(
                text(
                        DaemonFlags.MAX_CONNECTIONS,
                        "N",
                        "How many connections may be open; past it the oldest idle one is closed."
                                + " Usually 8192, or 3/4 of the limit of open files."));
        spec.addOption(
                text(DaemonFlags.RATE, "RATE", "The most that is sent, all transfers together."));
        spec.addOption(
                text(
                        DaemonFlags.CACHE_EXPIRY,
                        "DURATION",
                        "How long a compressed copy is kept that nobody asks for. Usually 1h."));
        spec.addOption(
                flag(
                        DaemonFlags.NO_COMPRESS,
                        "Do not offer text and the like in compressed form too."));
        spec.addOption(
                text(
                        CONFIG,
                        "FILE",
                        "A properties file with any of these options, such as max-transfers=10, and"
                                + " port. The command line wins."));
        spec.addOption(flag(VERBOSE, "Log every request too."));
        spec.addOption(
                text(
                        DaemonFlags.FAULT,
                        "SPEC",
                        "Do wrong on purpose, to try out clients; only on this machine. Any of"
                                + " corrupt=P,busy=P,drop=P,hang=P,slow=RATE, where P is the share"
                                + " of answers, 0 to 1."));
        spec.mixinStandardHelpOptions(true);
        spec.addSubcommand(EXPORT, export());
        spec.addSubcommand(SAMPLE, sample());
        return spec;
    }

    private static CommandSpec export() {
        CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description(
                        "Writes all that is offered into DIR, for a web server such as nginx to"
                                + " serve as it is.");
        spec.addPositional(folder("The folder to write; made when missing."));
        spec.addOption(text(DaemonFlags.UPLOADS, "DIR", "The upload folder. Usually ./uploads."));
        spec.addOption(
                text(DaemonFlags.STATE, "DIR", "Where the daemon remembers what it has read."));
        return spec;
    }

    private static CommandSpec sample() {
        CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
        spec.usageMessage().description("Makes files to try Tributary with.");
        spec.addPositional(folder("The folder to make them in; made when missing."));
        spec.addOption(text(SIZE, "SIZE", "The size of the biggest file. Usually 300MB."));
        return spec;
    }

    private static PositionalParamSpec folder(String description) {
        return PositionalParamSpec.builder()
                .paramLabel("DIR")
                .index("0")
                .required(true)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder("--" + name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder("--" + name)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }
}
