package org.tributary.daemon.serve;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Errors as problem documents (RFC 9457): a sentence that a person can act on, and fields for
/// programs.
final class Problem {
    static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /// @param detail one sentence: what is wrong with this request and what to do
    static Answer of(HttpResponseStatus status, String detail) {
        return of(status, detail, Map.of());
    }

    /// @param fields further members of the document
    static Answer of(HttpResponseStatus status, String detail, Map<String, ?> fields) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", status.reasonPhrase());
        document.put("status", status.code());
        document.put("detail", detail);
        document.putAll(fields);
        return new Answer(
                status,
                List.of(
                        new Header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE),
                        new Header(HeaderNames.CACHE_CONTROL, "no-store")),
                Body.json(document));
    }

    static Answer badRequest(String detail) {
        return of(HttpResponseStatus.BAD_REQUEST, detail);
    }

    static Answer notFound(String detail) {
        return of(HttpResponseStatus.NOT_FOUND, detail);
    }

    /// All slots are taken and none came free in time.
    static Answer busy(Load load) {
        return of(
                        HttpResponseStatus.SERVICE_UNAVAILABLE,
                        "All "
                                + load.most()
                                + " transfers are taken; ask again in "
                                + load.retryAfter().toSeconds()
                                + " s or take another server.",
                        Map.of("load", load.asFields()))
                .with(HeaderNames.RETRY_AFTER, Long.toString(load.retryAfter().toSeconds()));
    }
}
