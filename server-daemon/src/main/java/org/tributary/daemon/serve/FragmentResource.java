package org.tributary.daemon.serve;

import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.daemon.publish.Publication;
import org.tributary.daemon.publish.Slice;
import org.tributary.shared.format.Sha256;

/// `/v1/fragments/<aa>/<sha256>` and the same with `.zst`: one fragment by its name.
final class FragmentResource implements Resource {
    private static final String ZST = ".zst";
    private static final int DIGITS_BEFORE = 2;

    private final Supplier<Publication> publication;

    FragmentResource(Supplier<Publication> publication) {
        this.publication = publication;
    }

    @Override
    public Answer answer(Request request, String rest) {
        int slash = rest.indexOf('/');
        String name = rest.substring(slash + 1);
        if (slash != DIGITS_BEFORE || !name.startsWith(rest.substring(0, slash))) {
            return missing();
        }
        return name.endsWith(ZST)
                ? compressed(request, HashName.parse(name, ZST))
                : raw(request, HashName.parse(name));
    }

    private Answer raw(Request request, Optional<Sha256> name) {
        Optional<Slice> slice = name.flatMap(publication.get()::fragment);
        if (slice.isEmpty()) {
            return missing();
        }
        return Representations.fragment(slice.get(), name.get(), Representation.IMMUTABLE)
                .answerTo(request);
    }

    private Answer compressed(Request request, Optional<Sha256> name) {
        Optional<Slice> slice = name.flatMap(publication.get()::zstFragment);
        if (slice.isEmpty()) {
            return Problem.notFound(
                    "There is no compressed copy of this fragment: take the address without .zst.");
        }
        return Representations.compressedFragment(slice.get(), name.get()).answerTo(request);
    }

    private static Answer missing() {
        return Problem.notFound(
                "No file offered here has this fragment; the manifests name those that are.");
    }
}
