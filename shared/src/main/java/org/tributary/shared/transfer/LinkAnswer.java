package org.tributary.shared.transfer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Sha256;

/// What came of asking the server of a link what is there, before anything is downloaded. A `reason`
/// is a part of a sentence in English that may hold text from outside.
public sealed interface LinkAnswer {
    /// A file.
    ///
    /// @param name what its server calls it, not made safe yet
    /// @param size bytes, when its server says
    /// @param ranges whether its server sends parts of it
    /// @param etag strong validator, when its server gives one
    /// @param sha256 what it hashes to, as its server says (RFC 9530)
    /// @param duplicates other places that have it, as its server says (RFC 6249, 3)
    record File(
            String name,
            OptionalLong size,
            boolean ranges,
            Optional<String> etag,
            Optional<Sha256> sha256,
            List<URI> duplicates)
            implements LinkAnswer {
        public File {
            duplicates = List.copyOf(duplicates);
        }
    }

    /// A page for browsers.
    record WebPage(String name, OptionalLong size) implements LinkAnswer {}

    /// A Metalink document that describes files.
    record Described(Metalink metalink) implements LinkAnswer {}

    /// It looked like a Metalink document and is none.
    record NoMetalink(String reason) implements LinkAnswer {}

    /// The server wants a log-in (401).
    record LoginNeeded() implements LinkAnswer {}

    /// The server denies access (403).
    record Denied() implements LinkAnswer {}

    /// The server does not prove who it is.
    record Insecure(Untrusted untrusted) implements LinkAnswer {}

    /// The server does not have it (404, 410).
    record NotFound() implements LinkAnswer {}

    /// The server does not give it for another reason.
    record Refused(String reason) implements LinkAnswer {}

    /// The server is busy.
    record Busy(Optional<Duration> retryAfter) implements LinkAnswer {}

    /// The server does not answer.
    record NoAnswer(String reason) implements LinkAnswer {}
}
