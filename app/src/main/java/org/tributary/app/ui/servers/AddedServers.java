package org.tributary.app.ui.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.Servers.Added;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.ServersList;

/// What came of adding servers, told anew as they answer.
///
/// @param inLines whether it was a list, so that lines have numbers
record AddedServers(Added added, boolean inLines) {

    /// Returns the new servers of a list as it is now.
    private List<ServerView> fresh(List<ServerView> views) {
        return views.stream().filter(view -> added.servers().contains(view.id())).toList();
    }

    /// True while some of them have not answered yet.
    boolean isWaiting(List<ServerView> views) {
        List<ServerView> fresh = fresh(views);
        return fresh.size() < added.servers().size()
                || fresh.stream().anyMatch(AddedServers::isNew);
    }

    private static boolean isNew(ServerView view) {
        return view.health() instanceof ServerHealth.NotAskedYet;
    }

    boolean hasProblems() {
        return !added.problems().isEmpty() || (added.servers().isEmpty() && added.known() == 0);
    }

    String words(List<ServerView> views, ServerWords words) {
        List<String> sentences = new ArrayList<>();
        problems(words, sentences);
        news(views, words).ifPresent(sentences::add);
        if (added.known() > 0) {
            String key = sentences.isEmpty() ? "added.known" : "added.othersKnown";
            sentences.add(words.text(key, added.known()));
        }
        if (sentences.isEmpty()) {
            sentences.add(words.text("added.nothing"));
        }
        return String.join(" ", sentences);
    }

    private void problems(ServerWords words, List<String> to) {
        if (added.problems().isEmpty()) {
            return;
        }
        ServersList.Problem first = added.problems().getFirst();
        to.add(
                inLines
                        ? words.text("problem.line", first.line(), first.text(), words.why(first))
                        : words.text("problem.one", first.text(), words.why(first)));
        if (added.problems().size() > 1) {
            to.add(words.text("problem.rest", added.problems().size() - 1));
        }
    }

    private Optional<String> news(List<ServerView> views, ServerWords words) {
        int count = added.servers().size();
        if (count == 0) {
            return Optional.empty();
        }
        boolean waiting = isWaiting(views);
        if (count > 1) {
            return Optional.of(
                    waiting
                            ? words.text("added.manyAsking", count)
                            : words.text(
                                    "added.many",
                                    count,
                                    ServerWords.answering(fresh(views)),
                                    words.besides(fresh(views))));
        }
        String id = added.servers().getFirst();
        return Optional.of(
                waiting ? words.text("added.asking", id) : one(fresh(views).getFirst(), words));
    }

    private static String one(ServerView view, ServerWords words) {
        if (!view.isUsable()) {
            return words.text("added.other", view.id(), words.line(view.health()));
        }
        return view.files().isPresent()
                ? words.text("added.files", view.id(), view.files().getAsInt())
                : words.text("added.answers", view.id());
    }
}
