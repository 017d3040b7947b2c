package org.tributary.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.cli.output.JsonReporter;
import org.tributary.app.cli.output.Reporter;
import org.tributary.app.cli.output.Words;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.ManagerSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What all commands have in common: whom they ask, how, and how they fail.
abstract class BaseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    private final Arguments arguments = new Arguments(spec);
    private final Supplier<Optional<String>> list;
    private final Supplier<Boolean> json;
    private final NetworkOptions network;

    /// @param help what the lines of `--json` hold, for `--help`
    BaseCommand(Surroundings surroundings, String name, String description, String... help) {
        this.surroundings = surroundings;
        spec.name(name);
        spec.usageMessage().description(description).footerHeading("%nWith --json:%n").footer(help);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        list =
                arguments.text(
                        "LIST",
                        "Whom to ask: a file that lists servers, a link to one, or"
                                + " host:port,host:port. Without it, your servers.txt.",
                        "-s",
                        "--servers");
        json = arguments.flag("Print one JSON object a line, for scripts.", "--json");
        network = new NetworkOptions(arguments);
    }

    /// Returns what picocli needs to know of it.
    final CommandSpec spec() {
        return spec;
    }

    /// Does the work.
    ///
    /// @throws CommandFailure to end with a sentence
    abstract ExitCode run() throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            return run().number();
        } catch (CommandFailure failure) {
            try (Reporter reporter = surroundings.failures(isJson())) {
                reporter.failed(failure.code(), failure.getMessage());
            }
            return failure.code().number();
        }
    }

    final Arguments arguments() {
        return arguments;
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    final boolean isJson() {
        return json.get();
    }

    final Engine open(List<HttpSettings.Login> logins) {
        return surroundings
                .engines()
                .apply(new ManagerSettings(surroundings.stateFolder(), network.settings(logins)));
    }

    /// Says something that the result does not.
    final void remark(String sentence) {
        if (isJson()) {
            new JsonReporter(surroundings.lines(), surroundings.clock()).remark(sentence);
        } else {
            surroundings.err().println(Words.sentence(sentence));
        }
    }

    /// Returns the servers to ask.
    ///
    /// @param required whether the command cannot do without
    /// @param remark told about lines of the list that are not usable
    final List<Server> servers(Engine engine, boolean required, Consumer<String> remark) {
        return new ServersSource(engine, surroundings.configFolder())
                .read(list.get(), required, remark);
    }
}
