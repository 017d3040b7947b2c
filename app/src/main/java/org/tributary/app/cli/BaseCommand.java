package org.tributary.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.cli.output.Reporter;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.ManagerSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What all commands have in common: whom they ask, how, and how they fail.
abstract class BaseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = {"-s", "--servers"},
            paramLabel = "LIST",
            description =
                    "Whom to ask: a file that lists servers, a link to one, or"
                            + " host:port,host:port. Without it, your servers.txt.")
    private Optional<String> list = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line, for scripts.")
    private boolean json;

    @Mixin private final NetworkOptions network = new NetworkOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    BaseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
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
            try (Reporter reporter = surroundings.failures(json)) {
                reporter.failed(failure.code(), failure.getMessage());
            }
            return failure.code().number();
        }
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    final boolean isJson() {
        return json;
    }

    final Engine open(List<HttpSettings.Login> logins) {
        return surroundings
                .engines()
                .apply(new ManagerSettings(surroundings.stateFolder(), network.settings(logins)));
    }

    /// Says something that the result does not.
    final void remark(String sentence) {
        try (Reporter reporter = surroundings.failures(json)) {
            reporter.remark(sentence);
        }
    }

    /// Returns the servers to ask.
    ///
    /// @param required whether the command cannot do without
    /// @param remark told about lines of the list that are not usable
    final List<Server> servers(Engine engine, boolean required, Consumer<String> remark) {
        return new ServersSource(engine, surroundings.configFolder()).read(list, required, remark);
    }
}
