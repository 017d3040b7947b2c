package org.tributary.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServersList;

/// Finds the servers list: the one `--servers` names, else the user's own.
final class ServersSource {
    private static final String USUAL_NAME = "servers.txt";

    /// Most wrong lines told of one list: a page that is no list at all has hundreds.
    private static final int MOST_SHOWN = 10;

    private final Engine engine;
    private final Path usual;

    /// @param configFolder where the user's own list is
    ServersSource(Engine engine, Path configFolder) {
        this.engine = engine;
        this.usual = configFolder.resolve(USUAL_NAME);
    }

    /// Returns the servers to ask.
    ///
    /// @param list what `--servers` says: a file, a link to one, or `host:port,host:port`
    /// @param required whether there must be at least one
    /// @param remark told about each line that is skipped
    /// @throws CommandFailure when there is no list that can be used
    List<Server> read(Optional<String> list, boolean required, Consumer<String> remark) {
        ServersList servers = list.isPresent() ? named(list.get(), remark) : own(remark);
        if (servers.servers().isEmpty() && (required || list.isPresent())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    list.map(name ->
                                    "The servers list "
                                            + Target.withoutLogin(name)
                                            + " names no server.")
                            .orElse(
                                    "No servers are known. Name them with --servers"
                                            + " host:port,host:port or write them into "
                                            + usual
                                            + ", one a line."));
        }
        return servers.servers();
    }

    private ServersList own(Consumer<String> remark) {
        return Files.exists(usual) ? file(usual, remark) : new ServersList(List.of(), List.of());
    }

    private ServersList named(String list, Consumer<String> remark) {
        if (isFile(list)) {
            return file(Path.of(list), remark);
        }
        if (isLinkToList(list)) {
            return link(list, remark);
        }
        ServersList inline = ServersList.ofInline(list);
        if (inline.problems().isEmpty()) {
            return inline;
        }
        ServersList.Problem problem = inline.problems().getFirst();
        throw new CommandFailure(
                ExitCode.USAGE,
                list.contains(":") || list.contains(",")
                        ? "--servers: \"" + problem.text() + "\": " + problem.sentence() + "."
                        : "--servers: there is no file \"" + list + "\", and it is not host:port.");
    }

    private static boolean isFile(String list) {
        try {
            return Files.exists(Path.of(list));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// A link without a path is a server itself; with one it is a list. A server whose tree starts
    /// further down has a link that ends in `/`.
    private static boolean isLinkToList(String list) {
        String lower = list.toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") || lower.startsWith("https://"))
                && !list.contains(",")
                && !list.endsWith("/")
                && list.indexOf('/', list.indexOf("://") + 3) >= 0;
    }

    private ServersList link(String link, Consumer<String> remark) {
        String shown = Target.withoutLogin(link);
        URI uri = Target.link(link);
        try {
            byte[] bytes = engine.document(Server.at(shown, uri), uri, ServersList.MAX_BYTES);
            return told(shown, ServersList.parse(bytes), remark);
        } catch (NoDocumentException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no servers list at "
                            + shown
                            + " ("
                            + e.getMessage()
                            + "). Check the link; that of a server itself ends in \"/\".",
                    e);
        } catch (InvalidFormatException e) {
            throw new CommandFailure(ExitCode.USAGE, isNoList(shown, e), e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The servers list " + shown + " cannot be had: " + e.getMessage() + ".",
                    e);
        }
    }

    private static ServersList file(Path file, Consumer<String> remark) {
        try {
            return told(file.toString(), ServersList.read(file), remark);
        } catch (InvalidFormatException e) {
            throw new CommandFailure(ExitCode.USAGE, isNoList(file.toString(), e), e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, DiskProblem.sentence("read", file, e), e);
        }
    }

    private static String isNoList(String name, InvalidFormatException why) {
        return name + " is not a servers list. " + why.getMessage() + ".";
    }

    private static ServersList told(String name, ServersList list, Consumer<String> remark) {
        int count = list.problems().size();
        int shown = count <= MOST_SHOWN ? count : MOST_SHOWN - 1;
        list.problems()
                .subList(0, shown)
                .forEach(problem -> remark.accept(name + ", " + problem + "."));
        if (shown < count) {
            remark.accept(name + ": " + (count - shown) + " more lines are not usable.");
        }
        return list;
    }
}
