package org.tributary.app.downloads;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.UnfinishedDownload;

/// One line of the list: what does not change ten times a second. How a running download moves is
/// told by [Downloads#snapshot(String)]. Immutable.
///
/// @param id stays the same over restarts
/// @param name what people call it
/// @param size bytes, or -1 while unknown
/// @param receivedBytes bytes on disk when it last stopped
/// @param segments how many it has; 0 while unknown
/// @param verifiedSegments how many of them were proved when it last stopped
/// @param added when it came into the list
/// @param ended when it was finished or failed
/// @param path where it is, or will be, once that is known
/// @param problem what is in the way, when something is
/// @param receipt who sent what, once it is finished
public record DownloadEntry(
        String id,
        DownloadSpec spec,
        State state,
        String name,
        long size,
        long receivedBytes,
        int segments,
        int verifiedSegments,
        Instant added,
        Optional<Instant> ended,
        Optional<Path> path,
        Optional<Problem> problem,
        Optional<Receipt> receipt) {

    /// Where it is on its way.
    public enum State {
        /// Waits for a free slot.
        QUEUED,
        /// The engine has it; its snapshot tells more.
        RUNNING,
        /// Stopped by the user.
        PAUSED,
        /// Complete; its archive is being taken apart.
        UNPACKING,
        FINISHED,
        /// Something is in the way. It is tried again by itself only when that is silence.
        FAILED,
        /// Finished once, but the file is not there any more.
        MISSING
    }

    /// True when it could go on if it were resumed.
    public boolean canResume() {
        return state == State.PAUSED || state == State.FAILED;
    }

    DownloadEntry with(State newState) {
        return new DownloadEntry(
                id,
                spec,
                newState,
                name,
                size,
                receivedBytes,
                segments,
                verifiedSegments,
                added,
                ended,
                path,
                problem,
                receipt);
    }

    DownloadEntry with(DownloadSpec newSpec) {
        return new DownloadEntry(
                id,
                newSpec,
                state,
                name,
                size,
                receivedBytes,
                segments,
                verifiedSegments,
                added,
                ended,
                path,
                problem,
                receipt);
    }

    /// Returns it at another place, under the name that it has there.
    DownloadEntry at(Path newPath) {
        return new DownloadEntry(
                id,
                spec,
                state,
                newPath.getFileName().toString(),
                size,
                receivedBytes,
                segments,
                verifiedSegments,
                added,
                ended,
                Optional.of(newPath),
                problem,
                receipt);
    }

    DownloadEntry measuring(long newSize, int newSegments) {
        return new DownloadEntry(
                id,
                spec,
                state,
                name,
                newSize,
                receivedBytes,
                newSegments,
                verifiedSegments,
                added,
                ended,
                path,
                problem,
                receipt);
    }

    DownloadEntry having(long newReceivedBytes, int newVerifiedSegments) {
        return new DownloadEntry(
                id,
                spec,
                state,
                name,
                size,
                newReceivedBytes,
                segments,
                newVerifiedSegments,
                added,
                ended,
                path,
                problem,
                receipt);
    }

    DownloadEntry having(UnfinishedDownload onDisk) {
        return measuring(onDisk.size(), segments).having(onDisk.receivedBytes(), verifiedSegments);
    }

    /// Returns it on its way again: nothing is known of how it ends.
    DownloadEntry begun(State newState) {
        return new DownloadEntry(
                id,
                spec,
                newState,
                name,
                size,
                receivedBytes,
                segments,
                verifiedSegments,
                added,
                Optional.empty(),
                path,
                Optional.empty(),
                Optional.empty());
    }

    DownloadEntry failed(Problem why) {
        return new DownloadEntry(
                id,
                spec,
                State.FAILED,
                name,
                size,
                receivedBytes,
                segments,
                verifiedSegments,
                added,
                Optional.of(why.time()),
                path,
                Optional.of(why),
                Optional.empty());
    }

    DownloadEntry finished(Receipt newReceipt, Instant time) {
        return new DownloadEntry(
                id,
                spec,
                State.FINISHED,
                name,
                newReceipt.size(),
                newReceipt.size(),
                segments,
                segments,
                added,
                Optional.of(time),
                path,
                Optional.empty(),
                Optional.of(newReceipt));
    }

    DownloadEntry with(Optional<Problem> newProblem) {
        return new DownloadEntry(
                id,
                spec,
                state,
                name,
                size,
                receivedBytes,
                segments,
                verifiedSegments,
                added,
                ended,
                path,
                newProblem,
                receipt);
    }

    /// True when pausing it means something: it runs, waits, or is tried again by itself.
    public boolean canPause() {
        return state == State.RUNNING || state == State.QUEUED || failedInSilence();
    }

    /// True when it would go on if only somebody answered.
    boolean failedInSilence() {
        return state == State.FAILED
                && problem.map(Problem::obstacle)
                        .filter(obstacle ->
                                obstacle instanceof Obstacle.NobodyAnswers
                                        || obstacle instanceof Obstacle.Insecure)
                        .isPresent();
    }
}
