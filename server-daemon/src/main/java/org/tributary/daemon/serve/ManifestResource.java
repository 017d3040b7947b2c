package org.tributary.daemon.serve;

import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.daemon.publish.Document;
import org.tributary.daemon.publish.Publication;

/// `/v1/manifests/<root>.json`: what a file consists of.
final class ManifestResource implements Resource {
    private final Supplier<Publication> publication;

    ManifestResource(Supplier<Publication> publication) {
        this.publication = publication;
    }

    @Override
    public Answer answer(Request request, String rest) {
        Optional<Document> manifest =
                HashName.parse(rest, ".json").flatMap(publication.get()::manifestDocument);
        if (manifest.isEmpty()) {
            return Problem.notFound(
                    "There is no manifest of this name; the catalog gives the names of those that"
                            + " are.");
        }
        return CatalogResource.representation(manifest.get(), Representation.IMMUTABLE)
                .answerTo(request);
    }
}
