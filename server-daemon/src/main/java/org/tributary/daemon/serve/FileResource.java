package org.tributary.daemon.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.daemon.publish.OfferedFile;
import org.tributary.daemon.publish.Publication;

/// `/v1/files/<sha256>/<name>`: a whole file under its hash. The name is for people: any will do.
final class FileResource implements Resource {
    private final Supplier<Publication> publication;
    private final FileDescriber describer = new FileDescriber(Representation.IMMUTABLE);

    FileResource(Supplier<Publication> publication) {
        this.publication = publication;
    }

    @Override
    public Answer answer(Request request, String rest) {
        String[] parts = rest.split("/", -1);
        Optional<OfferedFile> file =
                parts.length == 2 && !parts[1].isEmpty()
                        ? HashName.parse(parts[0])
                                .map(publication.get()::filesByHash)
                                .map(List::stream)
                                .flatMap(files -> files.findFirst())
                        : Optional.empty();
        return file.map(found -> describer.describe(found, request.origin()).answerTo(request))
                .orElseGet(() ->
                        Problem.notFound(
                                "No file offered here has this hash;"
                                        + " /v1/catalog.json lists all files."));
    }
}
