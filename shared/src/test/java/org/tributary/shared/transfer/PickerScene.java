package org.tributary.shared.transfer;

import java.util.Optional;

/// What a picker looks at, for tests.
final class PickerScene {
    private PickerScene() {}

    static Move.Fetch fetch(Source source, long start, long end) {
        return new Move.Fetch(source, start, end, Move.Form.RANGE, Optional.empty());
    }
}
