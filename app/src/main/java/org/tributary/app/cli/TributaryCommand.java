package org.tributary.app.cli;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `tributary` without a command: shows what there is.
@Command(
        name = "tributary",
        mixinStandardHelpOptions = true,
        versionProvider = TributaryCommand.Version.class,
        description = "Downloads files from several servers at once and proves every byte.%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nHow it ends:%n",
        footer = {
            "    0  done and verified",
            "    2  the command line, or a list or document it names, is not usable",
            "    3  no server has it, or the one that has it refuses to give it",
            "    4  no server answers",
            "    5  servers disagree, the content changed, or bytes cannot be proved",
            "    6  the local disk: full, not writable, a file in the way, in use",
            "   70  an error of the program; tributary.log tells more",
            "  130  interrupted; what is done is kept and the same command goes on",
            "",
            "The servers list (servers.txt), the log and what was learned of servers are",
            "where the system keeps such things, or all in the folder TRIBUTARY_HOME names."
        })
final class TributaryCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// The version of the module this program is.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            ModuleDescriptor module = TributaryCommand.class.getModule().getDescriptor();
            String version =
                    module == null ? "development" : module.rawVersion().orElse("development");
            return new String[] {"tributary " + version};
        }
    }
}
