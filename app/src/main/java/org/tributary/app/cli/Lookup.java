package org.tributary.app.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;

/// Asks all servers what they offer.
final class Lookup {
    private final Engine engine;
    private final List<Server> servers;

    Lookup(Engine engine, List<Server> servers) {
        this.engine = engine;
        this.servers = servers;
    }

    /// Whether there is no server to ask.
    boolean isOfNobody() {
        return servers.isEmpty();
    }

    /// Returns the answers of all servers, in their order.
    List<Survey> all() throws InterruptedException {
        return until(_ -> false);
    }

    /// Asks all servers at once and returns the answers that are here, in the servers' order, as
    /// soon as they are enough: so a silent server holds nobody up who does not need it.
    List<Survey> until(Predicate<List<Survey>> enough) throws InterruptedException {
        BlockingQueue<CompletableFuture<Survey>> arrived = new LinkedBlockingQueue<>();
        for (Server server : servers) {
            CompletableFuture<Survey> answer =
                    CompletableFuture.supplyAsync(
                            () -> engine.ask(server), Thread.ofPlatform().daemon()::start);
            answer.whenComplete((_, _) -> arrived.add(answer));
        }
        List<Survey> answers = new ArrayList<>();
        while (answers.size() < servers.size() && !enough.test(answers)) {
            try {
                answers.add(arrived.take().join());
            } catch (CompletionException e) {
                throw new IllegalStateException("asking a server does not throw", e.getCause());
            }
        }
        answers.sort(Comparator.comparingInt(survey -> servers.indexOf(survey.server())));
        return answers;
    }

    /// Ends the command when no server answered at all.
    static void requireAnswer(List<Survey> answers) {
        boolean nobody =
                answers.stream()
                        .allMatch(answer -> answer.answer() instanceof Survey.Answer.NoAnswer);
        if (nobody) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    (answers.size() == 1
                                    ? "The only server does not answer: "
                                    : "No server answers: ")
                            + problems(answers)
                            + ".");
        }
    }

    /// Returns who cannot help and why, as part of a sentence; empty when all can.
    static String problems(List<Survey> answers) {
        List<String> problems = new ArrayList<>();
        for (Survey answer : answers) {
            String problem = problem(answer.answer());
            if (!problem.isEmpty()) {
                problems.add(answer.server().id() + " (" + problem + ")");
            }
        }
        int shown = Math.min(5, problems.size());
        return String.join(", ", problems.subList(0, shown))
                + (shown < problems.size() ? " and " + (problems.size() - shown) + " more" : "");
    }

    /// Returns why a server cannot help; empty when it can.
    static String problem(Survey.Answer answer) {
        return switch (answer) {
            case Survey.Answer.Offers _ -> "";
            case Survey.Answer.NoCatalog _ -> "it has no catalog";
            case Survey.Answer.Busy _ -> "busy";
            case Survey.Answer.NoAnswer(String reason) -> reason;
            case Survey.Answer.NotAsked(String reason) -> reason;
            case Survey.Answer.Unusable(String reason, _) -> reason;
        };
    }
}
