package org.tributary.daemon.serve;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to answer: decided by a resource, sent by [Connection]. Content-Length, Date and what
/// concerns the connection are added on the way out.
record Answer(HttpResponseStatus status, List<Header> headers, Body body) {
    Answer {
        headers = List.copyOf(headers);
    }

    /// Returns a document made for this moment, which nobody may keep.
    static Answer fresh(String mediaType, Body body) {
        return new Answer(
                HttpResponseStatus.OK,
                List.of(
                        new Header(HeaderNames.CONTENT_TYPE, mediaType),
                        new Header(HeaderNames.CACHE_CONTROL, "no-store")),
                body);
    }

    /// Returns this answer with one more header.
    Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    /// Returns the first header called `name`, which is compared as HTTP does.
    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> name.equalsIgnoreCase(header.name()))
                .map(Header::value)
                .findFirst();
    }
}
