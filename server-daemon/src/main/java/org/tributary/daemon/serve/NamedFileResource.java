package org.tributary.daemon.serve;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.daemon.publish.OfferedFile;
import org.tributary.daemon.publish.Publication;

/// `/files/<path>`: a file by its path in the catalog; with `?fragment=N` one of its fragments,
/// counted from 1.
final class NamedFileResource implements Resource {
    private static final int MOST_DIGITS = 9;

    private final Supplier<Publication> publication;
    private final FileDescriber describer = new FileDescriber(Representation.REVALIDATED);

    NamedFileResource(Supplier<Publication> publication) {
        this.publication = publication;
    }

    @Override
    public Answer answer(Request request, String rest) throws RefusedException {
        Optional<OfferedFile> file = publication.get().fileByPath(rest);
        if (file.isEmpty()) {
            return Problem.notFound(
                    "No file of this name is offered here; / lists those that are.");
        }
        Optional<String> number = request.target().parameter("fragment");
        if (number.isEmpty()) {
            return describer.describe(file.get(), request.origin()).answerTo(request);
        }
        return fragment(request, file.get(), fragmentNumber(number.get()));
    }

    private static Answer fragment(Request request, OfferedFile file, int number) {
        int count = file.manifest().fragments().size();
        if (number > count) {
            return Problem.of(
                    HttpResponseStatus.NOT_FOUND,
                    "All " + count + " fragments obtained",
                    Map.of("fragments", count));
        }
        int index = number - 1;
        return Representations.fragment(
                        file.fragment(index),
                        file.manifest().fragments().get(index),
                        Representation.REVALIDATED)
                .answerTo(request);
    }

    private static int fragmentNumber(String digits) throws RefusedException {
        boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        String significant = digits.replaceFirst("^0+", "");
        if (!isNumber || significant.isEmpty()) {
            throw RefusedException.badRequest(
                    "fragment must be a whole number; the first fragment is 1.");
        }
        return significant.length() > MOST_DIGITS
                ? Integer.MAX_VALUE
                : Integer.parseInt(significant);
    }
}
