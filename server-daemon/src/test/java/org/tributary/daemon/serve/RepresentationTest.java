package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.http.EntityTag;

/// Ranges and conditional requests as RFC 9110 has them: one table.
class RepresentationTest {
    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05Z");
    private static final String BEFORE = "Fri, 02 Jan 2026 03:04:04 GMT";
    private static final String SAME = "Fri, 02 Jan 2026 03:04:05 GMT";

    private final Representation digits =
            new Representation(
                    Body.of("0123456789"),
                    new EntityTag("t", false),
                    Optional.of(MODIFIED),
                    List.of(new Header(HeaderNames.CONTENT_TYPE, MediaTypes.TEXT)));
    private final Representation nothing =
            new Representation(
                    Body.NONE, new EntityTag("n", false), Optional.of(MODIFIED), List.of());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # request                                        | answer content Content-Range
                    ''                                               | 200 | all     | -
                    Range: bytes=0-0                                 | 206 | 0       | bytes 0-0/10
                    Range: bytes=2-4                                 | 206 | 234     | bytes 2-4/10
                    Range: bytes=9-                                  | 206 | 9       | bytes 9-9/10
                    Range: bytes=0-                                  | 206 | all     | bytes 0-9/10
                    Range: bytes=5-99                                | 206 | 56789   | bytes 5-9/10
                    Range: bytes=5-99999999999999999999999           | 206 | 56789   | bytes 5-9/10
                    Range: bytes=-3                                  | 206 | 789     | bytes 7-9/10
                    Range: bytes=-99                                 | 206 | all     | bytes 0-9/10
                    Range: BYTES=1-2                                 | 206 | 12      | bytes 1-2/10
                    Range: bytes=10-                                 | 416 | problem | bytes */10
                    Range: bytes=10-20                               | 416 | problem | bytes */10
                    Range: bytes=-0                                  | 416 | problem | bytes */10
                    Range: bytes=99999999999999999999999-            | 416 | problem | bytes */10
                    Range: bytes=4-2                                 | 200 | all     | -
                    Range: bytes=                                    | 200 | all     | -
                    Range: bytes=-                                   | 200 | all     | -
                    Range: bytes=a-b                                 | 200 | all     | -
                    Range: bytes=1                                   | 200 | all     | -
                    Range: lines=1-2                                 | 200 | all     | -
                    Range: bytes=0-0,2-2                             | 200 | all     | -
                    Range: bytes=0-0; Range: bytes=2-2               | 200 | all     | -
                    Range: bytes=2-4; If-Range: "t"                  | 206 | 234     | bytes 2-4/10
                    Range: bytes=2-4; If-Range: "other"              | 200 | all     | -
                    Range: bytes=2-4; If-Range: W/"t"                | 200 | all     | -
                    Range: bytes=2-4; If-Range: SAME                 | 200 | all     | -
                    Range: bytes=99-; If-Range: "other"              | 200 | all     | -
                    If-Range: "t"                                    | 200 | all     | -
                    If-None-Match: "t"                               | 304 | ''      | -
                    If-None-Match: W/"t"                             | 304 | ''      | -
                    If-None-Match: "a", "t"                          | 304 | ''      | -
                    If-None-Match: "a"; If-None-Match: "t"           | 304 | ''      | -
                    If-None-Match: *                                 | 304 | ''      | -
                    If-None-Match: "other"                           | 200 | all     | -
                    If-None-Match: "t"; Range: bytes=2-4             | 304 | ''      | -
                    If-None-Match: "other"; Range: bytes=2-4         | 206 | 234     | bytes 2-4/10
                    If-None-Match: "other"; If-Modified-Since: SAME  | 200 | all     | -
                    If-Modified-Since: SAME                          | 304 | ''      | -
                    If-Modified-Since: BEFORE                        | 200 | all     | -
                    If-Modified-Since: yesterday                     | 200 | all     | -
                    If-Match: "t"                                    | 200 | all     | -
                    If-Match: *                                      | 200 | all     | -
                    If-Match: "a", "t"; Range: bytes=2-4             | 206 | 234     | bytes 2-4/10
                    If-Match: "other"                                | 412 | problem | -
                    If-Match: W/"t"                                  | 412 | problem | -
                    If-Match: "other"; If-None-Match: "t"            | 412 | problem | -
                    If-Match: "t"; If-Unmodified-Since: BEFORE       | 200 | all     | -
                    If-Unmodified-Since: SAME                        | 200 | all     | -
                    If-Unmodified-Since: BEFORE                      | 412 | problem | -
                    If-Unmodified-Since: yesterday                   | 200 | all     | -
                    HEAD                                             | 200 | all     | -
                    HEAD; Range: bytes=2-4                           | 200 | all     | -
                    HEAD; Range: bytes=99-                           | 200 | all     | -
                    HEAD; If-None-Match: "t"                         | 304 | ''      | -
                    HEAD; If-Match: "other"                          | 412 | problem | -
                    EMPTY                                            | 200 | ''      | -
                    EMPTY; Range: bytes=0-                           | 416 | problem | bytes */0
                    EMPTY; Range: bytes=-5                           | 200 | ''      | -
                    """)
    void answersAsTheStandardSays(String request, int status, String content, String range)
            throws Exception {
        Answer answer = (request.startsWith("EMPTY") ? nothing : digits).answerTo(request(request));

        assertEquals(status, answer.status().code());
        assertEquals(Optional.ofNullable(range), answer.header(HeaderNames.CONTENT_RANGE));
        if (content.equals("problem")) {
            assertEquals(Optional.of(Problem.MEDIA_TYPE), answer.header(HeaderNames.CONTENT_TYPE));
        } else {
            assertEquals(content.equals("all") ? "0123456789" : content, text(answer.body()));
        }
        if (status == 200 || status == 206) {
            assertEquals(Optional.of("bytes"), answer.header(HeaderNames.ACCEPT_RANGES));
        }
        if (status != 416) {
            assertEquals(
                    Optional.of(request.startsWith("EMPTY") ? "\"n\"" : "\"t\""),
                    answer.header(HeaderNames.ETAG));
        }
    }

    private static Request request(String description) throws RefusedException {
        HttpHeaders headers = new DefaultHttpHeaders();
        for (String part : description.split(";")) {
            String[] pair = part.strip().split(": ", 2);
            if (pair.length == 2) {
                headers.add(pair[0], pair[1].replace("SAME", SAME).replace("BEFORE", BEFORE));
            }
        }
        return new Request(
                description.startsWith("HEAD"),
                Target.parse("/"),
                Origin.parse("localhost"),
                headers);
    }

    private static String text(Body body) {
        return switch (body) {
            case Body.Bytes(byte[] bytes, int offset, int count) ->
                    new String(bytes, offset, count, StandardCharsets.UTF_8);
            case Body.FileBytes _ -> throw new AssertionError("no file is meant");
        };
    }
}
