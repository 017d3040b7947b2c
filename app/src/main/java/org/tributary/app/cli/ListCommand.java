package org.tributary.app.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.tributary.app.cli.output.Columns;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.cli.output.JsonLine;
import org.tributary.app.cli.output.Words;
import org.tributary.app.offers.Offers;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.servers.Survey;

/// `tributary list`: everything the servers offer, taken together.
final class ListCommand extends BaseCommand {
    private static final int NARROWEST_NAME = 30;

    ListCommand(Surroundings surroundings) {
        super(
                surroundings,
                "list",
                "Lists the files that the servers offer.",
                "  file                path, size, modified, sha256, segments, servers; one for",
                "                      each content that servers offer under a path",
                "  server-unreachable  server, reason; also one that has no catalog");
    }

    @Override
    ExitCode run() throws InterruptedException {
        try (Engine engine = open(List.of())) {
            List<Survey> answers = new Lookup(engine, servers(engine, true, this::remark)).all();
            Lookup.requireAnswer(answers);
            Offers offers = new Offers(answers);
            if (isJson()) {
                printLines(offers, answers);
            } else {
                printTable(offers, answers);
            }
            return ExitCode.DONE;
        }
    }

    private void printLines(Offers offers, List<Survey> answers) {
        PrintStream out = surroundings().lines();
        Instant now = surroundings().clock().instant();
        for (Survey answer : answers) {
            String problem = Lookup.problem(answer.answer());
            if (!problem.isEmpty()) {
                out.println(
                        JsonLine.of("server-unreachable", now)
                                .put("server", answer.server().id())
                                .put("reason", problem));
            }
        }
        for (String path : offers.paths()) {
            for (Offers.Version version : offers.versions(path)) {
                CatalogEntry entry = version.entry();
                out.println(
                        JsonLine.of("file", now)
                                .put("path", path)
                                .put("size", entry.size())
                                .put("modified", entry.modified().toString())
                                .put("sha256", entry.sha256().hex())
                                .put("segments", entry.fragmentCount())
                                .putStrings("servers", version.servers()));
            }
        }
        out.flush();
    }

    private void printTable(Offers offers, List<Survey> answers) {
        PrintStream out = surroundings().out();
        long answering = answers.stream().filter(answer -> answer.catalog().isPresent()).count();
        int width = NARROWEST_NAME;
        int files = 0;
        long bytes = 0;
        for (String path : offers.paths()) {
            width = Math.max(width, Math.min(60, Columns.width(RemoteText.shown(path))));
        }
        for (String path : offers.paths()) {
            List<Offers.Version> versions = offers.versions(path);
            files++;
            bytes += versions.getFirst().entry().size();
            for (Offers.Version version : versions) {
                out.println(
                        Columns.left(RemoteText.shown(path), width)
                                + Columns.right(Sizes.shown(version.entry().size()), 10)
                                + Columns.right(
                                        Words.count(version.entry().fragmentCount(), "segment"), 16)
                                + "  on "
                                + version.servers().size()
                                + " of "
                                + Words.count(answering, "server")
                                + (versions.size() > 1 ? "  " + difference(version) : ""));
            }
        }
        out.println(
                offers.isEmpty()
                        ? "The servers that answer offer no files."
                        : Words.count(files, "file") + ", " + Sizes.shown(bytes));
        out.flush();
        String problems = Lookup.problems(answers);
        if (!problems.isEmpty()) {
            surroundings().err().println("Without " + Words.sentence(problems) + ".");
        }
    }

    /// Says which of several contents of one name this is.
    private static String difference(Offers.Version version) {
        return "contents differ: "
                + Words.brief(version.entry().sha256())
                + " on "
                + RemoteText.shown(String.join(", ", version.servers()));
    }
}
