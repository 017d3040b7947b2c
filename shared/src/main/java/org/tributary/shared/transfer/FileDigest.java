package org.tributary.shared.transfer;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.tributary.shared.format.Sha256;

/// The SHA-256 of the whole file, computed from the proved segments as they become contiguous.
/// Segments that an earlier run proved are proved again on the way, in the same pass: the disk may
/// have lost them since. Used by one job at a time, on any thread.
final class FileDigest {
    private final Content content;
    private final Checker checker;
    private final BitSet fromEarlier;

    private MessageDigest digest = Sha256.newDigest();
    private int done;

    /// @param fromEarlier segments that an earlier run proved
    FileDigest(Content content, Checker checker, BitSet fromEarlier) {
        this.content = content;
        this.checker = checker;
        this.fromEarlier = (BitSet) fromEarlier.clone();
    }

    /// Hashes on until the segment before `end` is in; stops at one that is not right on disk any
    /// more and returns it. That segment is hashed when it is here again and this is called again.
    OptionalInt advance(int end) throws IOException {
        while (done < end) {
            boolean again = fromEarlier.get(done) && content.hash(done).isPresent();
            MessageDigest before = copy();
            MessageDigest segment = Sha256.newDigest();
            boolean whole =
                    checker.update(
                            content.start(done),
                            content.end(done),
                            again ? List.of(digest, segment) : List.of(digest));
            boolean right =
                    whole
                            && (!again
                                    || content.hash(done)
                                            .orElseThrow()
                                            .equals(Sha256.ofDigest(segment.digest())));
            if (!right) {
                digest = before;
                fromEarlier.clear(done);
                return OptionalInt.of(done);
            }
            done++;
        }
        return OptionalInt.empty();
    }

    /// Returns the file's SHA-256, once every segment is in.
    Sha256 value() {
        return Sha256.ofDigest(digest.digest());
    }

    /// Begins again from the first segment.
    void restart() {
        digest.reset();
        fromEarlier.clear();
        done = 0;
    }

    private MessageDigest copy() {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the platform's SHA-256 can be copied", e);
        }
    }
}
