package org.tributary.shared.transfer;

import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;

/// What to download cannot be found out. The message is a sentence for people.
final class UnresolvedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failed failure;

    UnresolvedException(Kind kind, Obstacle obstacle, String sentence) {
        super(sentence);
        this.failure = new Failed(kind, obstacle, sentence);
    }

    /// Returns how the download ends by it.
    Failed failure() {
        return failure;
    }
}
