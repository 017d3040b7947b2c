package org.tributary.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.cli.output.JsonHelp;
import org.tributary.app.cli.output.JsonReporter;
import org.tributary.app.cli.output.PlainReporter;
import org.tributary.app.cli.output.QuietReporter;
import org.tributary.app.cli.output.Reporter;
import org.tributary.app.cli.output.Terminal;
import org.tributary.app.cli.output.TerminalReporter;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadRequest.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tributary get`: downloads files from all servers at once and proves every byte.
@Command(
        name = "get",
        description = "Downloads files from all servers that have them, and proves them.",
        footerHeading = "%nWith --json, one object a line:%n",
        footer = JsonHelp.TEXT)
final class GetCommand extends BaseCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "A file the servers offer, by its path or name; a folder of theirs with"
                            + " all below it (ends in /); a link to a file on any web server;"
                            + " a .meta4 file, here or by link.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Where to: a file, or a folder (one that exists, or ends in /).")
    private Optional<String> output = Optional.empty();

    @Option(
            names = "--sha256",
            paramLabel = "HEX",
            description = "What the file must hash to; decides when servers disagree.")
    private Optional<Sha256> sha256 = Optional.empty();

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Most connections to one server, 1 to 16; usually 16.")
    private int connections = Options.DEFAULT.maxConnections();

    @Option(
            names = "--limit",
            paramLabel = "RATE",
            description = "Most bytes a second, such as 500kB, 10MB or 10MiB.")
    private Optional<Rate> limit = Optional.empty();

    @Option(names = "--overwrite", description = "Replace a file that has other content.")
    private boolean overwrite;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but what went wrong.")
    private boolean quiet;

    GetCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() throws InterruptedException {
        if (connections < 1 || connections > 16) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--connections must be 1 to 16, not " + connections + ".");
        }
        List<Target> targets = new ArrayList<>();
        List<HttpSettings.Login> logins = new ArrayList<>();
        for (String file : files) {
            targets.add(Logins.takeFrom(Target.parse(file), logins, surroundings().passwords()));
        }
        boolean namesFiles = targets.stream().anyMatch(Target::isOnServers);
        try (Reporter reporter = reporter();
                Engine engine = open(logins)) {
            limit.ifPresent(rate -> engine.limit(OptionalLong.of(rate.bytesPerSecond())));
            List<Server> servers = servers(engine, namesFiles, reporter::remark);
            List<GetPlan.Item> items =
                    new GetPlan(new Lookup(engine, servers), new MetalinkReader(engine))
                            .items(targets);
            GetRun run = new GetRun(engine, reporter, surroundings().clock());
            surroundings().stopSignal().onSignal(run::stop);
            return run.run(planned(items, servers));
        }
    }

    private Reporter reporter() {
        if (isJson()) {
            return new JsonReporter(surroundings().lines(), surroundings().clock());
        }
        if (quiet) {
            return new QuietReporter(surroundings().err());
        }
        Optional<Terminal> terminal = surroundings().terminal().get();
        return terminal.isPresent()
                ? new TerminalReporter(surroundings().out(), terminal.get())
                : new PlainReporter(surroundings().out(), surroundings().err());
    }

    private List<GetRun.Planned> planned(List<GetPlan.Item> items, List<Server> servers) {
        if (sha256.isPresent() && items.size() > 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--sha256 is for one file; these are " + items.size() + ".");
        }
        boolean intoFolder = items.size() > 1 || items.getFirst().below().isPresent();
        DownloadRequest.Target place = place(intoFolder);
        List<GetRun.Planned> planned = new ArrayList<>();
        for (GetPlan.Item item : items) {
            planned.add(
                    new GetRun.Planned(
                            item.label(),
                            new DownloadRequest(
                                    item.wanted(),
                                    servers,
                                    item.below().map(path -> below(place, path)).orElse(place),
                                    sha256,
                                    new Options(connections, overwrite))));
        }
        return planned;
    }

    private DownloadRequest.Target place(boolean intoFolder) {
        String text = output.orElse("");
        try {
            Path path = Path.of(text);
            boolean saysFolder = text.isEmpty() || text.endsWith("/") || text.endsWith("\\");
            if (intoFolder && Files.exists(path) && !Files.isDirectory(path)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        text + " is a file; several files need a folder to go into.");
            }
            return intoFolder || saysFolder || Files.isDirectory(path)
                    ? new DownloadRequest.Target.Folder(path)
                    : new DownloadRequest.Target.File(path);
        } catch (InvalidPathException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "-o \"" + text + "\" cannot be a path here: " + e.getReason() + ".",
                    e);
        }
    }

    private static DownloadRequest.Target below(DownloadRequest.Target place, Path path) {
        return switch (place) {
            case DownloadRequest.Target.Folder(Path folder) ->
                    new DownloadRequest.Target.File(folder.resolve(path));
            case DownloadRequest.Target.File _ ->
                    throw new IllegalStateException("several files never go into one");
        };
    }
}
