package org.tributary.app.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.app.downloads.OnFinish;

/// What is done once a download is complete, as people choose it.
enum FinishChoice {
    NOTHING("nothing"),
    OPEN("open"),
    UNPACK("unpack"),
    COMMAND("command");

    private final String key;

    FinishChoice(String key) {
        this.key = "inspector.onFinish." + key;
    }

    String key() {
        return key;
    }

    static FinishChoice of(OnFinish onFinish) {
        if (onFinish.command().isPresent()) {
            return COMMAND;
        }
        return onFinish.unpack() ? UNPACK : onFinish.open() ? OPEN : NOTHING;
    }

    /// Returns what can be chosen: a command only where one is known.
    static List<FinishChoice> all(Optional<String> command) {
        List<FinishChoice> all = new ArrayList<>(List.of(NOTHING, OPEN, UNPACK));
        if (command.isPresent()) {
            all.add(COMMAND);
        }
        return all;
    }

    OnFinish onFinish(Optional<String> command) {
        return switch (this) {
            case NOTHING -> OnFinish.NOTHING;
            case OPEN -> new OnFinish(false, true, Optional.empty());
            case UNPACK -> new OnFinish(true, false, Optional.empty());
            case COMMAND -> new OnFinish(false, false, command);
        };
    }
}
