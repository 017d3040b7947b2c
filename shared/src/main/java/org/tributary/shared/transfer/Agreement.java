package org.tributary.shared.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadResult.Kind;

/// Decides what the file is when servers are asked for it by name: what more than half of those that
/// have the name offer; the SHA-256 that the user gave decides instead, when there is one. Pure.
final class Agreement {
    private final Optional<Sha256> wanted;
    private final String name;

    Agreement(String name, Optional<Sha256> wanted) {
        this.name = name;
        this.wanted = wanted;
    }

    /// What the answers so far amount to.
    sealed interface Decision {
        /// More answers could still change it.
        record Wait() implements Decision {}

        /// This content, which these servers list.
        record Listed(Sha256 sha256, List<Offer.Listed> offers) implements Decision {}

        /// No server lists it, but these have a file of that name and the same size.
        record Linked(List<Offer.Linked> offers) implements Decision {}

        record Failed(Kind kind, Obstacle obstacle, String sentence) implements Decision {}
    }

    /// @param answers newest answer of every server that has answered
    /// @param asked how many servers were asked
    /// @param patient whether it is worth waiting for those that have not answered
    Decision decide(Collection<Offer> answers, int asked, boolean patient) {
        List<Offer.Listed> listed = only(answers, Offer.Listed.class);
        long busy = answers.stream().filter(Offer.Busy.class::isInstance).count();
        boolean open = patient && (answers.size() < asked || busy > 0);
        if (wanted.isPresent()) {
            List<Offer.Listed> right =
                    listed.stream()
                            .filter(offer -> offer.entry().sha256().equals(wanted.get()))
                            .toList();
            if (!right.isEmpty()) {
                return new Decision.Listed(wanted.get(), right);
            }
        } else if (!listed.isEmpty()) {
            List<Offer.Listed> most = largest(listed, offer -> offer.entry().sha256());
            if (most.size() * 2 > asked || !open && most.size() * 2 > listed.size()) {
                return new Decision.Listed(most.getFirst().entry().sha256(), most);
            }
            if (busy == 0 && answers.size() == asked) {
                return new Decision.Failed(
                        Kind.UNPROVED, new Obstacle.Disagree(ids(listed)), disagreement(listed));
            }
            return new Decision.Wait();
        }
        boolean linked = answers.stream().anyMatch(Offer.Linked.class::isInstance);
        if (answers.size() < asked || busy > 0 && (open || !linked)) {
            return new Decision.Wait();
        }
        if (wanted.isPresent() && !listed.isEmpty()) {
            return new Decision.Failed(
                    Kind.UNPROVED,
                    new Obstacle.NotOffered(name),
                    "No server offers a \""
                            + name
                            + "\" with SHA-256 "
                            + wanted.get()
                            + "; what they offer has "
                            + listed.getFirst().entry().sha256()
                            + ".");
        }
        return linked(answers);
    }

    private Decision linked(Collection<Offer> answers) {
        List<Offer.Linked> linked =
                only(answers, Offer.Linked.class).stream()
                        .filter(offer -> !offer.file().isWebPage())
                        .toList();
        if (linked.isEmpty()) {
            return new Decision.Failed(failure(answers), obstacle(answers), sentence(answers));
        }
        List<Offer.Linked> most = largest(linked, offer -> offer.file().size());
        if (most.size() * 2 <= linked.size()) {
            return new Decision.Failed(
                    Kind.UNPROVED,
                    new Obstacle.Disagree(ids(linked)),
                    "The servers disagree about the size of \""
                            + name
                            + "\"; give the right one's SHA-256 with --sha256.");
        }
        return new Decision.Linked(most);
    }

    private static Kind failure(Collection<Offer> answers) {
        boolean refused =
                answers.stream()
                        .anyMatch(offer ->
                                offer instanceof Offer.Nothing nothing && nothing.isRefused());
        boolean answered = answers.stream().anyMatch(offer -> !(offer instanceof Offer.NoAnswer));
        return refused ? Kind.REFUSED : answered ? Kind.NOT_FOUND : Kind.UNREACHABLE;
    }

    /// What one place says counts for all only where there is no better answer; of a file that is
    /// looked for by name it is of no interest who does not have it.
    private Obstacle obstacle(Collection<Offer> answers) {
        List<Offer.Nothing> nothing = only(answers, Offer.Nothing.class);
        Optional<Obstacle> refusal =
                nothing.stream()
                        .filter(Offer.Nothing::isRefused)
                        .map(Offer.Nothing::obstacle)
                        .findFirst();
        Optional<Obstacle> page =
                only(answers, Offer.Linked.class).stream()
                        .<Obstacle>map(offer -> new Obstacle.WebPage(offer.file().uri()))
                        .findFirst();
        Optional<Obstacle> missing =
                nothing.stream()
                        .filter(offer -> offer.place().link().isPresent())
                        .map(Offer.Nothing::obstacle)
                        .findFirst();
        boolean silent = answers.stream().allMatch(Offer.NoAnswer.class::isInstance);
        return refusal.or(() -> page)
                .or(() -> missing)
                .orElseGet(() ->
                        silent ? new Obstacle.NobodyAnswers() : new Obstacle.NotOffered(name));
    }

    private static List<String> ids(List<? extends Offer> offers) {
        return offers.stream().map(offer -> offer.server().id()).distinct().toList();
    }

    private String sentence(Collection<Offer> answers) {
        List<String> reasons = new ArrayList<>();
        for (Offer offer : answers) {
            switch (offer) {
                case Offer.NoAnswer none -> reasons.add(none.server().id() + ": " + none.reason());
                case Offer.Nothing none when none.isRefused() ->
                        reasons.add(none.server().id() + ": " + none.reason());
                default -> {}
            }
        }
        String details = reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
        return switch (failure(answers)) {
            case UNREACHABLE ->
                    "No server answers" + details + ". Check the servers list and the network.";
            case REFUSED -> "No server gives \"" + name + "\"" + details + ".";
            default -> "No server offers \"" + name + "\"" + details + ".";
        };
    }

    private String disagreement(List<Offer.Listed> listed) {
        Map<Sha256, List<String>> servers = new LinkedHashMap<>();
        for (Offer.Listed offer : listed) {
            servers.computeIfAbsent(offer.entry().sha256(), _ -> new ArrayList<>())
                    .add(offer.server().id());
        }
        List<String> versions = new ArrayList<>();
        servers.forEach((hash, ids) -> versions.add(String.join(", ", ids) + ": " + hash));
        return "The servers offer different files under the name \""
                + name
                + "\" and none is offered by more than half ("
                + String.join("; ", versions)
                + "). Choose one with --sha256.";
    }

    private static <T extends Offer> List<T> only(Collection<Offer> answers, Class<T> kind) {
        return answers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Returns the largest group of offers that say the same; the first one of equals.
    private static <T, K> List<T> largest(List<T> offers, Function<T, K> says) {
        Map<K, List<T>> groups = new LinkedHashMap<>();
        for (T offer : offers) {
            groups.computeIfAbsent(says.apply(offer), _ -> new ArrayList<>()).add(offer);
        }
        return groups.values().stream()
                .max(Comparator.comparingInt(List<T>::size))
                .orElse(List.of());
    }
}
