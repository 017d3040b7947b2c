package org.tributary.daemon.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tributary.daemon.publish.Publication;
import org.tributary.daemon.publish.UnreadableFile;

/// `/healthz`: the process is alive; and what it should offer and cannot.
final class HealthResource implements Resource {
    private static final int MOST_LISTED = 100;

    private final Supplier<Publication> publication;

    HealthResource(Supplier<Publication> publication) {
        this.publication = publication;
    }

    @Override
    public Answer answer(Request request, String rest) {
        List<UnreadableFile> unreadable = publication.get().unreadable();
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", "ok");
        health.put("unreadable", unreadable.size());
        health.put(
                "unreadableFiles",
                unreadable.stream()
                        .limit(MOST_LISTED)
                        .map(file -> Map.of("path", file.path(), "reason", file.reason()))
                        .toList());
        return Answer.fresh(MediaTypes.JSON, Body.json(health));
    }
}
