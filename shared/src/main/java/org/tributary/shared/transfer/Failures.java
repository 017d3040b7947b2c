package org.tributary.shared.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.client.UntrustedException;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;

/// How downloads end that cannot go on once it is known what they are, with the words for it.
final class Failures {
    /// Room that must be left besides the file itself: a share of it, but no more than this.
    private static final long SPARE_BYTES = 64L << 20;

    private static final long SPARE_SHARE = 20;

    private Failures() {}

    private static Path folder(Path target) {
        return target.toAbsolutePath().getParent();
    }

    // The disk.

    static Failed targetIsFolder(Path target) {
        return new Failed(
                Kind.DISK,
                new Obstacle.TargetIsFolder(target),
                "\"" + target + "\" is a folder; name a file with -o.");
    }

    /// @param comparable whether it is known what the file must be
    static Failed targetExists(Path target, boolean comparable) {
        return new Failed(
                Kind.DISK,
                new Obstacle.TargetExists(target),
                "\""
                        + target
                        + (comparable
                                ? "\" exists with other content;"
                                : "\" exists, and nothing tells whether it is the same file;")
                        + " --overwrite replaces it, -o names another place.");
    }

    static Failed inUse(Path target) {
        return new Failed(
                Kind.IN_USE,
                new Obstacle.InUse(target),
                "\""
                        + target
                        + "\" is being downloaded already, by another Tributary or by"
                        + " another download of this one.");
    }

    static Failed partInTheWay(Path part) {
        return new Failed(
                Kind.DISK,
                new Obstacle.PartInTheWay(part),
                "\""
                        + part
                        + "\" is in the way, and nothing tells that it is of this download;"
                        + " remove it, or let --overwrite replace it.");
    }

    /// The target cannot be opened.
    static Failed notOpened(Path target, IOException cause) {
        String reason =
                switch (cause) {
                    case FileAlreadyExistsException e -> e.getFile() + " is not a folder";
                    case NoSuchFileException _ when Files.isSymbolicLink(target) ->
                            "it is a link that leads nowhere";
                    case FileSystemException e ->
                            e.getReason() == null ? "access denied" : e.getReason();
                    default -> String.valueOf(cause.getMessage());
                };
        String advice =
                cause instanceof FileSystemException ? " Choose another folder with -o." : "";
        return notWritable(target, reason, "." + advice);
    }

    /// The bytes of a file cannot be written while `missing` of them are still to come.
    static Failed notWritten(Path target, IOException cause, long missing) {
        Path folder = folder(target);
        long free = folder.toFile().getUsableSpace();
        return free < missing
                ? noSpace(folder, missing, free).orElseThrow()
                : notWritable(target, reason(cause), ". What is proved is kept.");
    }

    private static Failed notWritable(Path target, String reason, String rest) {
        return new Failed(
                Kind.DISK,
                new Obstacle.NotWritable(folder(target), reason),
                "Cannot write \"" + target + "\": " + reason + rest);
    }

    /// Returns how a download ends on a disk with too little room for `need` more bytes, if it is one.
    static Optional<Failed> noSpace(Path folder, long need, long free) {
        long spare = Math.min(SPARE_BYTES, need / SPARE_SHARE);
        return free >= need + spare
                ? Optional.empty()
                : Optional.of(tooFull(folder, need + spare, free));
    }

    private static Failed tooFull(Path folder, long need, long free) {
        return new Failed(
                Kind.DISK,
                new Obstacle.NoSpace(folder, need - free, free),
                "Not enough space: "
                        + Sizes.shown(need)
                        + " are needed and "
                        + Sizes.shown(free)
                        + " are free in \""
                        + folder
                        + "\", so "
                        + Sizes.shown(need - free)
                        + " are missing. Nothing is lost: make room and give the same command"
                        + " again.");
    }

    /// Returns why a copy cannot be gone on from, if it cannot.
    static Optional<Failed> notAdopted(Path copy, Content content) {
        if (!Files.isRegularFile(copy) || !Files.isReadable(copy)) {
            return Optional.of(notAdopted(Kind.DISK, copy, "it is not a file that can be read"));
        }
        return content.hashes().isEmpty() && content.sha256().isEmpty()
                ? Optional.of(
                        notAdopted(Kind.REFUSED, copy, "nothing tells which bytes of it are right"))
                : Optional.empty();
    }

    static Failed notAdopted(Path copy, IOException cause) {
        return notAdopted(Kind.DISK, copy, reason(cause));
    }

    private static Failed notAdopted(Kind kind, Path copy, String reason) {
        return new Failed(
                kind,
                new Obstacle.Refused(reason),
                "Cannot go on from \"" + copy + "\": " + reason + ".");
    }

    private static String reason(IOException cause) {
        return cause instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(cause.getMessage());
    }

    // What comes from the servers.

    static Failed changedSinceBegun(String name) {
        return new Failed(
                Kind.CHANGED,
                new Obstacle.Changed(),
                "\""
                        + name
                        + "\" is not the file any more that this download began with;"
                        + " --overwrite starts over with the new one.");
    }

    static Failed changed(String name) {
        return unfinished(
                name,
                Kind.CHANGED,
                new Obstacle.Changed(),
                "it was changed or removed where it comes from. The same command fetches what is"
                        + " there now");
    }

    static Failed allSwitchedOff(String name) {
        return unfinished(
                name,
                Kind.UNREACHABLE,
                new Obstacle.NoServers(),
                "every server that could still give it is switched off");
    }

    static Failed allSetAside(String name) {
        return unfinished(
                name,
                Kind.UNPROVED,
                new Obstacle.AllSetAside(),
                "every server that has it sent wrong data and is set aside. \"tributary servers\""
                        + " shows the evidence");
    }

    /// @param refusal what the servers want that have it, when any has it
    static Failed nobodyHasIt(String name, Optional<Obstacle> refusal) {
        if (refusal.orElse(null) instanceof Obstacle.Insecure insecure) {
            return unfinished(
                    name, Kind.REFUSED, insecure, "the " + insecurity(insecure.untrusted()));
        }
        return unfinished(
                name,
                Kind.NOT_FOUND,
                refusal.orElseGet(() -> new Obstacle.NotOffered(name)),
                "no server has it any more");
    }

    private static String insecurity(Untrusted why) {
        return "secure connection to " + why.host() + " failed: " + why.reason();
    }

    private static Failed unfinished(String name, Kind kind, Obstacle obstacle, String why) {
        return new Failed(kind, obstacle, "\"" + name + "\" cannot be finished: " + why + ".");
    }

    static Failed wrongEverywhere(String name, int segment, List<String> servers) {
        return new Failed(
                Kind.UNPROVED,
                new Obstacle.WrongEverywhere(segment, servers),
                "Segment "
                        + (segment + 1)
                        + " of \""
                        + name
                        + "\" came wrong from every server that has it ("
                        + String.join(", ", servers)
                        + "), so it cannot be proved. What is proved is kept.");
    }

    static Failed wrongWhole(String name, Sha256 expected, Sha256 got) {
        return new Failed(
                Kind.UNPROVED,
                new Obstacle.WrongWhole(expected, got),
                "\""
                        + name
                        + "\" arrived whole but its SHA-256 is "
                        + got
                        + ", not "
                        + expected
                        + ". It was thrown away; try other servers.");
    }

    // A source that cannot continue a file.

    private static final String STARTS_OVER =
            "this source cannot continue a file; the same command starts over.";

    static Failed streamNotWritten(Path target, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        return new Failed(
                Kind.DISK,
                new Obstacle.NotWritable(folder(target), reason),
                "\"" + target + "\" cannot be written (" + reason + ") and " + STARTS_OVER);
    }

    static Failed streamBroke(IOException cause) {
        if (cause instanceof UntrustedException untrusted) {
            return new Failed(
                    Kind.REFUSED,
                    new Obstacle.Insecure(untrusted.problem()),
                    "The " + insecurity(untrusted.problem()) + ".");
        }
        String reason = String.valueOf(cause.getMessage());
        return new Failed(
                Kind.UNREACHABLE,
                new Obstacle.Broke(reason),
                "The connection broke (" + reason + ") and " + STARTS_OVER);
    }

    static Failed streamSwitchedOff() {
        return new Failed(
                Kind.UNREACHABLE,
                new Obstacle.NoServers(),
                "The only server was switched off and " + STARTS_OVER);
    }
}
