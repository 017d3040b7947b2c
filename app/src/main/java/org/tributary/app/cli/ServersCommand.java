package org.tributary.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.app.cli.output.Columns;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.cli.output.JsonLine;
import org.tributary.app.cli.output.Words;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Durations;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.servers.CatalogIndex;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.WrongData;

/// `tributary servers`: how every server is, and what it did wrong.
final class ServersCommand extends BaseCommand {
    private final Supplier<Optional<String>> trusted;

    ServersCommand(Surroundings surroundings) {
        super(
                surroundings,
                "servers",
                "Shows how each server is, and the evidence against those set aside.",
                "  server   server, name, health (answers, busy, no-answer, no-catalog, unusable,",
                "           quarantined), answerSeconds, files, bytes, reason; of wrong data:",
                "           wrongFile, fragment, first, length, expected, got, found",
                "  trusted  server, wasSetAside");
        trusted =
                arguments()
                        .text(
                                "HOST:PORT",
                                "Use a server again that was set aside because it sent wrong"
                                        + " data.",
                                "--trust");
    }

    @Override
    ExitCode run() throws InterruptedException {
        QuarantineFile quarantine = QuarantineFile.in(surroundings().stateFolder());
        try {
            if (trusted.get().isPresent()) {
                trust(trusted.get().get(), quarantine);
                return ExitCode.DONE;
            }
            Map<String, WrongData> evidence = new LinkedHashMap<>(quarantine.load());
            try (Engine engine = open(List.of())) {
                List<Server> servers = servers(engine, evidence.isEmpty(), this::remark);
                List<Survey> answers = new Lookup(engine, servers).all();
                show(answers, evidence);
                return answers.stream().anyMatch(answer -> answer.catalog().isPresent())
                        ? ExitCode.DONE
                        : ExitCode.UNREACHABLE;
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.DISK, DiskProblem.sentence("use", surroundings().stateFolder(), e), e);
        }
    }

    private void trust(String server, QuarantineFile quarantine) throws IOException {
        boolean wasSetAside = quarantine.trust(server);
        if (isJson()) {
            surroundings()
                    .lines()
                    .println(
                            JsonLine.of("trusted", surroundings().clock().instant())
                                    .put("server", server)
                                    .put("wasSetAside", wasSetAside));
            surroundings().lines().flush();
        } else {
            surroundings()
                    .out()
                    .println(
                            RemoteText.shown(server)
                                    + (wasSetAside ? " is used again." : " was not set aside."));
            surroundings().out().flush();
        }
    }

    /// Shows the servers asked, and below them those set aside that are in no list any more.
    private void show(List<Survey> answers, Map<String, WrongData> evidence) {
        int width = 0;
        for (Survey answer : answers) {
            width = Math.max(width, Columns.width(RemoteText.shown(answer.server().id())));
        }
        for (Survey answer : answers) {
            Optional<WrongData> wrong = Optional.ofNullable(evidence.remove(answer.server().id()));
            if (isJson()) {
                surroundings().lines().println(line(answer, wrong));
            } else {
                surroundings().out().println(row(answer, wrong, width));
                wrong.ifPresent(data -> surroundings().out().println(words(data)));
            }
        }
        for (WrongData wrong : evidence.values()) {
            if (isJson()) {
                surroundings().lines().println(evidence(setAside(wrong), wrong));
            } else {
                surroundings()
                        .out()
                        .println(
                                RemoteText.shown(wrong.server())
                                        + "  not in the list; sends wrong data, set aside");
                surroundings().out().println(words(wrong));
            }
        }
        surroundings().lines().flush();
        surroundings().out().flush();
    }

    private static String row(Survey answer, Optional<WrongData> wrong, int width) {
        return Columns.left(RemoteText.shown(answer.server().id()), width)
                + "  "
                + (wrong.isPresent() ? "sends wrong data, set aside; " : "")
                + state(answer)
                + answer.server().name().map(name -> ", " + RemoteText.shown(name)).orElse("");
    }

    private static String state(Survey answer) {
        return switch (answer.answer()) {
            case Survey.Answer.Offers(CatalogIndex catalog) ->
                    "answers in "
                            + Math.max(1, answer.took().toMillis())
                            + " ms, "
                            + Words.count(catalog.files().size(), "file")
                            + ", "
                            + Sizes.shown(bytes(catalog));
            case Survey.Answer.NoCatalog _ -> "answers, but has no catalog: a plain web server";
            case Survey.Answer.Busy(Optional<Duration> retryAfter) ->
                    "busy"
                            + retryAfter
                                    .map(time -> ", free in " + Durations.shown(time))
                                    .orElse("");
            case Survey.Answer.NoAnswer(String reason) -> "no answer: " + Words.sentence(reason);
            case Survey.Answer.NotAsked(String reason) ->
                    "cannot be used: " + Words.sentence(reason);
            case Survey.Answer.Unusable(String reason, _) ->
                    "cannot be used: " + Words.sentence(reason);
        };
    }

    private static String words(WrongData wrong) {
        return "    segment "
                + (wrong.segment() + 1)
                + " of "
                + RemoteText.shown(wrong.file())
                + ", bytes "
                + wrong.first()
                + "-"
                + (wrong.first() + wrong.length() - 1)
                + ": expected "
                + Words.brief(wrong.expected())
                + ", got "
                + Words.brief(wrong.got())
                + ", found "
                + wrong.time()
                + "\n    use it again with: tributary servers --trust "
                + RemoteText.shown(wrong.server());
    }

    private JsonLine line(Survey answer, Optional<WrongData> wrong) {
        JsonLine line =
                JsonLine.of("server", surroundings().clock().instant())
                        .put("server", answer.server().id());
        answer.server().name().ifPresent(name -> line.put("name", name));
        line.put("health", wrong.isPresent() ? "quarantined" : health(answer.answer()))
                .putSeconds("answerSeconds", answer.took());
        answer.catalog()
                .ifPresent(catalog ->
                        line.put("files", catalog.files().size()).put("bytes", bytes(catalog)));
        String problem = Lookup.problem(answer.answer());
        if (!problem.isEmpty()) {
            line.put("reason", problem);
        }
        wrong.ifPresent(data -> evidence(line, data));
        return line;
    }

    private JsonLine setAside(WrongData wrong) {
        return JsonLine.of("server", surroundings().clock().instant())
                .put("server", wrong.server())
                .put("health", "quarantined");
    }

    private static JsonLine evidence(JsonLine line, WrongData wrong) {
        return line.put("wrongFile", wrong.file())
                .putEvidence(wrong)
                .put("found", wrong.time().toString());
    }

    private static String health(Survey.Answer answer) {
        return switch (answer) {
            case Survey.Answer.Offers _ -> "answers";
            case Survey.Answer.NoCatalog _ -> "no-catalog";
            case Survey.Answer.Busy _ -> "busy";
            case Survey.Answer.NoAnswer _ -> "no-answer";
            case Survey.Answer.NotAsked _, Survey.Answer.Unusable _ -> "unusable";
        };
    }

    private static long bytes(CatalogIndex catalog) {
        return catalog.files().stream().mapToLong(CatalogEntry::size).sum();
    }
}
