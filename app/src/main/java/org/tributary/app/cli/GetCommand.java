package org.tributary.app.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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
import org.tributary.shared.format.Sizes;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadRequest.Options;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// `tributary get`: downloads files from all servers at once and proves every byte.
final class GetCommand extends BaseCommand {
    private static final int MOST_CONNECTIONS = Options.DEFAULT.maxConnections();

    private final Supplier<List<String>> files;
    private final Supplier<Optional<String>> output;
    private final Supplier<Optional<Sha256>> sha256;
    private final Supplier<Optional<Integer>> connections;
    private final Supplier<Optional<Long>> bytesPerSecond;
    private final Supplier<Boolean> overwrite;
    private final Supplier<Boolean> quiet;

    GetCommand(Surroundings surroundings) {
        super(
                surroundings,
                "get",
                "Downloads files from all servers that have them, and proves them.",
                JsonHelp.TEXT);
        Arguments arguments = arguments();
        files =
                arguments.operands(
                        "FILE",
                        "A file the servers offer, by its path or name; a folder of theirs with"
                                + " all below it (ends in /); a link to a file on any web server;"
                                + " a .meta4 file, here or by link.");
        output =
                arguments.text(
                        "PATH",
                        "Where to: a file, or a folder (one that exists, or ends in /). Several files"
                                + " always go into a folder, which is made if it is not there;"
                                + " two that would have one name are refused. A name that some"
                                + " system cannot store is changed: CON.txt becomes"
                                + " %%43ON.txt.",
                        "-o",
                        "--output");
        sha256 =
                arguments.value(
                        "HEX",
                        Sha256::parse,
                        "What the file must hash to; decides when servers disagree.",
                        "--sha256");
        connections =
                arguments.value(
                        "N",
                        GetCommand::connections,
                        "Most connections to one server, 1 to 16; usually 16.",
                        "--connections");
        bytesPerSecond =
                arguments.value(
                        "RATE",
                        GetCommand::rate,
                        "Most bytes a second, such as 500kB, 10MB or 10MiB.",
                        "--limit");
        overwrite = arguments.flag("Replace a file that has other content.", "--overwrite");
        quiet = arguments.flag("Say nothing but what went wrong.", "-q", "--quiet");
    }

    private static int connections(String text) {
        int number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("it must be 1 to " + MOST_CONNECTIONS);
        }
        return number;
    }

    private static long rate(String text) {
        long rate = Sizes.parsePerSecond(text);
        if (rate < 1) {
            throw new IllegalArgumentException("it must be at least 1 byte a second");
        }
        return rate;
    }

    @Override
    ExitCode run() throws InterruptedException {
        List<Target> targets = new ArrayList<>();
        List<HttpSettings.Login> logins = new ArrayList<>();
        for (String file : files.get()) {
            targets.add(Logins.takeFrom(Target.parse(file), logins, surroundings().logins()));
        }
        ExitCode code = download(targets, logins);
        while (code == ExitCode.NOT_FOUND
                && targets.size() == 1
                && targets.getFirst() instanceof Target.Url(_, URI uri)
                && logIn(uri, logins)) {
            code = download(targets, logins);
        }
        return code;
    }

    /// Asks for a login where a single link wants one and somebody is there to give it.
    private boolean logIn(URI uri, List<HttpSettings.Login> logins) {
        if (isJson() || quiet.get()) {
            return false;
        }
        try (Engine engine = open(logins)) {
            if (!engine.wantsLogin(uri)) {
                return false;
            }
        }
        return Logins.ask(uri, logins, surroundings().logins());
    }

    private ExitCode download(List<Target> targets, List<HttpSettings.Login> logins)
            throws InterruptedException {
        boolean needsServers = targets.stream().anyMatch(Target::needsServers);
        try (Reporter reporter = reporter();
                Engine engine = open(logins)) {
            bytesPerSecond.get().ifPresent(rate -> engine.limit(OptionalLong.of(rate)));
            List<Server> servers = servers(engine, needsServers, reporter::remark);
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
        if (quiet.get()) {
            return new QuietReporter(surroundings().err());
        }
        Optional<Terminal> terminal = surroundings().terminal().get();
        return terminal.isPresent()
                ? new TerminalReporter(surroundings().out(), surroundings().err(), terminal.get())
                : new PlainReporter(surroundings().out(), surroundings().err());
    }

    private List<GetRun.Planned> planned(List<GetPlan.Item> items, List<Server> servers) {
        if (sha256.get().isPresent() && items.size() > 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--sha256 is for one file; these are " + items.size() + ".");
        }
        boolean intoFolder = items.size() > 1 || items.getFirst().below().isPresent();
        requireOwnNames(items);
        DownloadRequest.Target place = place(intoFolder);
        Options options =
                Options.DEFAULT
                        .withMaxConnections(connections.get().orElse(MOST_CONNECTIONS))
                        .withOverwrite(overwrite.get());
        List<GetRun.Planned> planned = new ArrayList<>();
        for (GetPlan.Item item : items) {
            planned.add(
                    new GetRun.Planned(
                            item.label(),
                            new DownloadRequest(
                                    item.wanted(),
                                    servers,
                                    item.below().map(path -> below(place, path)).orElse(place),
                                    sha256.get(),
                                    options)));
        }
        return planned;
    }

    /// All go into one folder: each needs a name there that no other has. A web server that gives
    /// its file another name is noticed later, when the engine finds that one in use.
    private static void requireOwnNames(List<GetPlan.Item> items) {
        Map<Path, String> others = new HashMap<>();
        for (GetPlan.Item item : items) {
            if (item.place().isPresent()) {
                Path place = item.place().get();
                String name =
                        item.wanted() instanceof Wanted.Named(String path) ? path : item.label();
                String other = others.put(place, name);
                if (other != null) {
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            other
                                    + " and "
                                    + name
                                    + " would both be saved as "
                                    + place
                                    + ". Get them one after the other, with -o and a name for"
                                    + " each.");
                }
            }
        }
    }

    private DownloadRequest.Target place(boolean intoFolder) {
        String text = output.get().orElse("");
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
