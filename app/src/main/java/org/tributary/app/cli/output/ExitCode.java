package org.tributary.app.cli.output;

import org.tributary.shared.transfer.DownloadResult;

/// What the program says to the shell. Scripts rely on these numbers.
public enum ExitCode {
    /// Done and verified.
    DONE(0),
    /// The command line, the servers list or another input is not usable.
    USAGE(2),
    /// No server that answers has it, or the one that has it refuses to give it.
    NOT_FOUND(3),
    /// No server answers.
    UNREACHABLE(4),
    /// Servers disagree, the content changed on the way, or bytes cannot be proved.
    UNPROVED(5),
    /// The local disk, or the target there.
    DISK(6),
    /// An error of the program itself.
    INTERNAL(70),
    /// Stopped by a signal; what is done is kept.
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /// Returns the code for a download that ended like this.
    public static ExitCode of(DownloadResult result) {
        return switch (result) {
            case DownloadResult.Done _, DownloadResult.AlreadyThere _ -> DONE;
            case DownloadResult.Paused _ -> INTERRUPTED;
            case DownloadResult.Failed failed -> of(failed.kind());
        };
    }

    /// Returns the code for what stands in a download's way.
    public static ExitCode of(DownloadResult.Kind kind) {
        return switch (kind) {
            case NOT_FOUND, REFUSED -> NOT_FOUND;
            case UNREACHABLE -> UNREACHABLE;
            case UNPROVED, CHANGED -> UNPROVED;
            case DISK, IN_USE -> DISK;
        };
    }
}
