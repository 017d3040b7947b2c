package org.tributary.shared.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The answer to a request: status and headers at once, the body as it is read.
public interface HttpReply {
    int status();

    /// Returns the first header of that name, in any case.
    Optional<String> header(String name);

    /// Returns every header of that name, in the order sent.
    List<String> headers(String name);

    /// Returns where the answer came from after redirects.
    URI uri();

    /// Returns the announced length of the body in bytes, or -1.
    long contentLength();

    /// Returns the body; a read throws [java.net.SocketTimeoutException] when no byte comes for too
    /// long. There is no need to close it: the exchange is closed instead.
    InputStream body() throws IOException;
}
