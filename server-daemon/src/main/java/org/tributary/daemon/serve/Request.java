package org.tributary.daemon.serve;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/// A request as resources see it: well-formed, GET or HEAD, and free of everything that concerns
/// only the connection.
///
/// @param head true when only the headers are wanted
/// @param target what is asked for
/// @param origin what URLs in the answer start with
/// @param headers as received; nobody writes to them
record Request(boolean head, Target target, Origin origin, HttpHeaders headers) {

    /// Returns the value of a header; several lines are one list (RFC 9110, 5.3).
    Optional<String> header(String name) {
        List<String> lines = headers.getAll(name);
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    }
}
