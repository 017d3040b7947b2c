package org.tributary.daemon.serve;

import org.tributary.daemon.publish.Publication;
import org.tributary.shared.format.Sizes;

/// What is offered, in a few words: `3 files, 412 MB, 96 fragments`.
public final class Counts {
    private Counts() {}

    public static String of(Publication publication) {
        return counted(publication.fileCount(), "file")
                + ", "
                + Sizes.shown(publication.totalBytes())
                + ", "
                + counted(publication.fragmentCount(), "fragment");
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
