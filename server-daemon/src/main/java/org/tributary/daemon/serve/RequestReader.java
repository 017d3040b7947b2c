package org.tributary.daemon.serve;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;

/// Turns what the decoder read into a [Request], or says what is wrong with it. Whatever could be
/// read in two ways (RFC 9112, 11.2) is refused, and the connection with it.
final class RequestReader {
    private static final String ALLOWED = "GET, HEAD";

    private RequestReader() {}

    /// @param local where the request came to, for one that does not say
    static Request read(HttpRequest raw, Origin local) throws RefusedException {
        requireWellFormed(raw.decoderResult());
        requireKnownVersion(raw.protocolVersion());
        requireNoBody(raw.headers());
        if (!raw.method().equals(HttpMethod.GET) && !raw.method().equals(HttpMethod.HEAD)) {
            throw new RefusedException(
                    Problem.of(
                                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                                    "Only GET and HEAD are understood here.")
                            .with(HeaderNames.ALLOW, ALLOWED));
        }
        Optional<Origin> host = host(raw);
        Target target = Target.parse(raw.uri());
        Origin origin =
                target.authority().isPresent()
                        ? Origin.parse(target.authority().get())
                        : host.orElse(local);
        return new Request(raw.method().equals(HttpMethod.HEAD), target, origin, raw.headers());
    }

    private static void requireWellFormed(DecoderResult result) throws RefusedException {
        if (result.isSuccess()) {
            return;
        }
        throw new RefusedException(
                switch (result.cause()) {
                    case TooLongHttpLineException _ ->
                            Problem.of(
                                    HttpResponseStatus.REQUEST_URI_TOO_LONG,
                                    "The request line is too long.");
                    case TooLongHttpHeaderException _ ->
                            Problem.of(
                                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                                    "The headers are too long.");
                    default -> Problem.badRequest("This is not a well-formed HTTP/1.1 request.");
                });
    }

    private static void requireKnownVersion(HttpVersion version) throws RefusedException {
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            throw new RefusedException(
                    Problem.of(
                            HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED,
                            "Only HTTP/1.1 and HTTP/1.0 are understood here."));
        }
    }

    /// No request here needs one, and bodies are what request smuggling is made of.
    private static void requireNoBody(HttpHeaders headers) throws RefusedException {
        List<String> lengths = headers.getAll(HeaderNames.CONTENT_LENGTH);
        boolean empty = lengths.isEmpty() || lengths.equals(List.of("0"));
        if (!empty || headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            throw RefusedException.badRequest("No request here may carry a body.");
        }
    }

    private static Optional<Origin> host(HttpRequest raw) throws RefusedException {
        List<String> hosts = raw.headers().getAll(HeaderNames.HOST);
        if (hosts.size() > 1) {
            throw RefusedException.badRequest("The request has more than one Host header.");
        }
        if (hosts.isEmpty() && raw.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            throw RefusedException.badRequest("An HTTP/1.1 request must have a Host header.");
        }
        return hosts.isEmpty() || hosts.getFirst().isEmpty()
                ? Optional.empty()
                : Optional.of(Origin.parse(hosts.getFirst()));
    }
}
