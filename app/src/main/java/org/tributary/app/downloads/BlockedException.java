package org.tributary.app.downloads;

import java.io.IOException;
import org.tributary.shared.transfer.Obstacle;

/// The disk does not allow something, and it can be said what is in the way.
final class BlockedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Obstacle obstacle;

    BlockedException(Obstacle obstacle, String sentence) {
        super(sentence);
        this.obstacle = obstacle;
    }

    Obstacle obstacle() {
        return obstacle;
    }
}
