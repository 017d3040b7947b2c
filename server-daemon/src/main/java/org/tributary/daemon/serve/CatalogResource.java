package org.tributary.daemon.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.daemon.publish.Document;
import org.tributary.daemon.publish.Publication;
import org.tributary.shared.http.EntityTag;

/// `/v1/catalog.json`: what is offered.
final class CatalogResource implements Resource {
    private static final Header JSON = new Header(HeaderNames.CONTENT_TYPE, MediaTypes.JSON);

    private final Supplier<Publication> publication;

    CatalogResource(Supplier<Publication> publication) {
        this.publication = publication;
    }

    @Override
    public Answer answer(Request request, String rest) {
        Document catalog = publication.get().catalogDocument();
        return representation(catalog, Representation.REVALIDATED).answerTo(request);
    }

    /// Describes a JSON document that is named by its bytes.
    static Representation representation(Document document, Header caching) {
        return new Representation(
                Body.of(document.bytes()),
                EntityTag.ofSha256(document.sha256()),
                Optional.empty(),
                List.of(JSON, caching));
    }
}
