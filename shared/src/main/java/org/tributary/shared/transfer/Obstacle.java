package org.tributary.shared.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.Sha256;

/// What exactly stands in the way of a failed download, for programs that say it in words of their
/// own. A `server` is always a [org.tributary.shared.servers.Server#id()], a `reason` a part of a
/// sentence in English that may hold text from outside.
public sealed interface Obstacle {
    /// Servers answer, but none of them has a file of that name (with the wanted hash).
    record NotOffered(String name) implements Obstacle {}

    /// There is nobody to ask: no server is listed, or all of those that could help are switched
    /// off.
    record NoServers() implements Obstacle {}

    record NobodyAnswers() implements Obstacle {}

    /// Everyone who could help has sent wrong data before and is not used until trusted again.
    record AllSetAside() implements Obstacle {}

    /// The servers offer different files under one name, and none is offered by more than half.
    record Disagree(List<String> servers) implements Obstacle {
        public Disagree {
            servers = List.copyOf(servers);
        }
    }

    /// A segment came wrong from every server that has it.
    ///
    /// @param segment counted from 0
    record WrongEverywhere(int segment, List<String> servers) implements Obstacle {
        public WrongEverywhere {
            servers = List.copyOf(servers);
        }
    }

    /// All of the file came, but it is not the file that was wanted.
    record WrongWhole(Sha256 expected, Sha256 got) implements Obstacle {}

    /// The manifest or Metalink document that describes the file is of no use.
    record UnusableDescription(String reason) implements Obstacle {}

    /// A server wants a log-in (401).
    record LoginNeeded(String server) implements Obstacle {}

    /// A server denies access (403).
    record Denied(String server) implements Obstacle {}

    /// A server does not prove who it is.
    record Insecure(Untrusted untrusted) implements Obstacle {}

    /// A link leads to a page for browsers, not to a file.
    record WebPage(URI uri) implements Obstacle {}

    /// The server of a link does not have the file (404, 410).
    record NotFound(String server) implements Obstacle {}

    /// Whoever has the file does not give it for another reason.
    record Refused(String reason) implements Obstacle {}

    /// The file was changed or removed at its source since the download began.
    record Changed() implements Obstacle {}

    /// There is another file under the final name.
    record TargetExists(Path target) implements Obstacle {}

    record TargetIsFolder(Path target) implements Obstacle {}

    /// @param folder where the file was to be written
    record NotWritable(Path folder, String reason) implements Obstacle {}

    /// The disk has too little room.
    ///
    /// @param missing bytes that must be made free
    /// @param free bytes that are free
    record NoSpace(Path folder, long missing, long free) implements Obstacle {}

    /// There is a part file that nothing tells to be of this download.
    record PartInTheWay(Path part) implements Obstacle {}

    /// Another download, of this process or another one, goes to the same target.
    record InUse(Path target) implements Obstacle {}

    /// The file is there, but it could not be taken apart, or not all of it.
    record NotUnpacked(Path archive, String reason) implements Obstacle {}

    /// The only source broke off, and it can only send the whole file again.
    record Broke(String reason) implements Obstacle {}
}
