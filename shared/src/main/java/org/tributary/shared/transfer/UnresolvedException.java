package org.tributary.shared.transfer;

import org.tributary.shared.transfer.DownloadResult.Kind;

/// What to download cannot be found out. The message is a sentence for people.
final class UnresolvedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    UnresolvedException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
