package org.tributary.daemon.serve;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tributary.shared.http.ContentRange;
import org.tributary.shared.http.EntityTag;
import org.tributary.shared.http.HttpDate;
import org.tributary.shared.http.RangeHeader;
import org.tributary.shared.http.RangeHeader.Selection;

/// What a resource consists of right now. Knows which answer a request for it gets: all, a part, or
/// only that nothing changed (RFC 9110, 13 and 14). Immutable.
final class Representation {
    /// For what can never be anything else under its name. `no-transform` keeps a cache on the way
    /// from compressing it, which would break ranges and tags.
    static final Header IMMUTABLE =
            new Header(
                    HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable, no-transform");

    /// For what may change: may be kept, and is asked about before each use.
    static final Header REVALIDATED =
            new Header(HeaderNames.CACHE_CONTROL, "no-cache, no-transform");

    private static final Header RANGES_ACCEPTED = new Header(HeaderNames.ACCEPT_RANGES, "bytes");

    private final Body body;
    private final EntityTag tag;
    private final Optional<Instant> modified;

    /// What stands in every answer that is no error.
    private final List<Header> describing;

    /// The same, and what stands only in those with content.
    private final List<Header> all;

    /// @param body all of it
    /// @param tag names this state of it; strong
    /// @param modified when it last changed, to the second; empty where a name says all
    /// @param headers what describes it besides these
    Representation(Body body, EntityTag tag, Optional<Instant> modified, List<Header> headers) {
        this.body = body;
        this.tag = tag;
        this.modified = modified;
        List<Header> described = new ArrayList<>(headers);
        described.add(new Header(HeaderNames.ETAG, tag.headerValue()));
        modified.map(HttpDate::format)
                .map(date -> new Header(HeaderNames.LAST_MODIFIED, date))
                .ifPresent(described::add);
        this.describing = List.copyOf(described);
        described.add(RANGES_ACCEPTED);
        this.all = List.copyOf(described);
    }

    /// Returns the answer to `request`. Preconditions come in the order of RFC 9110, 13.2.2.
    Answer answerTo(Request request) {
        if (!isStillWanted(request)) {
            return Problem.of(
                            HttpResponseStatus.PRECONDITION_FAILED,
                            "This has changed since you last asked: get it anew.")
                    .with(HeaderNames.ETAG, tag.headerValue());
        }
        if (isAlreadyKnown(request)) {
            return new Answer(HttpResponseStatus.NOT_MODIFIED, describing, Body.NONE);
        }
        return switch (RangeHeader.select(applicableRange(request), body.length())) {
            case Selection.Whole() -> new Answer(HttpResponseStatus.OK, all, body);
            case Selection.Part(var range) ->
                    new Answer(HttpResponseStatus.PARTIAL_CONTENT, all, body.part(range))
                            .with(
                                    HeaderNames.CONTENT_RANGE,
                                    ContentRange.of(range, body.length()).headerValue());
            case Selection.Unsatisfiable() ->
                    Problem.of(
                                    HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                                    "The range lies outside the " + body.length() + " bytes.")
                            .with(
                                    HeaderNames.CONTENT_RANGE,
                                    ContentRange.unsatisfied(body.length()));
        };
    }

    private boolean isStillWanted(Request request) {
        Optional<String> ifMatch = request.header(HeaderNames.IF_MATCH);
        if (ifMatch.isPresent()) {
            return tag.satisfiesIfMatch(ifMatch.get());
        }
        return !isDated(request, HeaderNames.IF_UNMODIFIED_SINCE, this::isModifiedSince);
    }

    private boolean isAlreadyKnown(Request request) {
        Optional<String> ifNoneMatch = request.header(HeaderNames.IF_NONE_MATCH);
        if (ifNoneMatch.isPresent()) {
            return !tag.satisfiesIfNoneMatch(ifNoneMatch.get());
        }
        return isDated(request, HeaderNames.IF_MODIFIED_SINCE, date -> !isModifiedSince(date));
    }

    /// True when the request has a valid date in this header and the resource one to compare, and
    /// the condition holds for it.
    private boolean isDated(Request request, String name, Predicate<Instant> condition) {
        return modified.isPresent()
                && request.header(name).flatMap(HttpDate::parse).filter(condition).isPresent();
    }

    private boolean isModifiedSince(Instant date) {
        return modified.filter(date::isBefore).isPresent();
    }

    /// Returns the Range header if it counts: only for GET, and only when If-Range lets it.
    private Optional<String> applicableRange(Request request) {
        if (request.head()) {
            return Optional.empty();
        }
        boolean applies =
                request.header(HeaderNames.IF_RANGE).map(tag::satisfiesIfRange).orElse(true);
        return applies ? request.header(HeaderNames.RANGE) : Optional.empty();
    }
}
