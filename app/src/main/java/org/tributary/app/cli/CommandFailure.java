package org.tributary.app.cli;

import org.tributary.app.cli.output.ExitCode;

/// Ends a command for a reason the user can act on. Caught in one place, [BaseCommand#call()].
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode code;

    /// @param sentence what happened, why, and what to do
    CommandFailure(ExitCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /// As above, with what the log shall show.
    CommandFailure(ExitCode code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
