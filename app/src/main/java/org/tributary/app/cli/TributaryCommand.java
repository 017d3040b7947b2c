package org.tributary.app.cli;

import org.tributary.app.Version;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `tributary` without a command: shows what there is.
final class TributaryCommand implements Runnable {
    private static final String NAME = "tributary";

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    TributaryCommand(BaseCommand... commands) {
        spec.name(NAME).versionProvider(() -> new String[] {NAME + " " + Version.current()});
        spec.usageMessage()
                .description(
                        "Downloads files from several servers at once and proves every byte.%n",
                        "Without a command, opens the window where there is a display, or brings the",
                        "open one to the front. Links and files (.meta4, .tributary, a servers list)",
                        "are added there: tributary http://host/file%n")
                .commandListHeading("%nCommands:%n")
                .footerHeading("%nHow it ends:%n")
                .footer(
                        "    0  done and verified",
                        "    2  the command line, or a list or document it names, is not usable",
                        "    3  no server has it, or the one that has it refuses to give it",
                        "    4  no server answers",
                        "    5  servers disagree, the content changed, or bytes cannot be proved",
                        "    6  the local disk: full, not writable, a file in the way, in use",
                        "   70  an error of the program; tributary.log tells more",
                        "  130  interrupted; the same command goes on where it was, if a source can",
                        "",
                        "The servers list (servers.txt), the log and what was learned of servers are",
                        "where the system keeps such things, or all in the folder TRIBUTARY_HOME names.");
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help; a command has its own.")
                        .build());
        spec.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        for (BaseCommand command : commands) {
            spec.addSubcommand(command.spec().name(), command.spec());
        }
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
