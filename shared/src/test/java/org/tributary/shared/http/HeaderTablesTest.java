package org.tributary.shared.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.http.RangeHeader.Selection;

/// What each header value means, one line a case. A missing header is an empty cell.
class HeaderTablesTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");
    private static final Sha256 OF_HELLO =
            Sha256.parse("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # Range                     | size | selected
                                                | 1000 | whole
                    bytes=0-0                   | 1000 | 0-0
                    bytes=0-499                 | 1000 | 0-499
                    bytes=500-                  | 1000 | 500-999
                    bytes=-500                  | 1000 | 500-999
                    bytes=0-                    | 1000 | 0-999
                    bytes=999-                  | 1000 | 999-999
                    bytes=990-2000              | 1000 | 990-999
                    bytes=-2000                 | 1000 | 0-999
                    bytes=0-99999999999999999999| 1000 | 0-999
                    Bytes=1-2                   | 1000 | 1-2
                    bytes=001-002               | 1000 | 1-2
                    'bytes= 1-2 '               | 1000 | 1-2
                    'bytes=1-2,'                | 1000 | 1-2
                    'bytes=, ,1-2'              | 1000 | 1-2
                    bytes=1000-                 | 1000 | unsatisfiable
                    bytes=1000-2000             | 1000 | unsatisfiable
                    bytes=99999999999999999999- | 1000 | unsatisfiable
                    bytes=-0                    | 1000 | unsatisfiable
                    bytes=0-                    | 0    | unsatisfiable
                    bytes=0-0                   | 0    | unsatisfiable
                    bytes=-5                    | 0    | whole
                    bytes=-0                    | 0    | unsatisfiable
                    'bytes=0-1,3-4'             | 1000 | whole
                    'bytes=0-1,x'               | 1000 | whole
                    bytes=5-4                   | 1000 | whole
                    bytes=                      | 1000 | whole
                    bytes=-                     | 1000 | whole
                    bytes=1                     | 1000 | whole
                    bytes=a-b                   | 1000 | whole
                    bytes=1-2-3                 | 1000 | whole
                    bytes=--1                   | 1000 | whole
                    bytes=+1-2                  | 1000 | whole
                    bytes=1 - 2                 | 1000 | whole
                    bytes=٣-٤                   | 1000 | whole
                    bytes 1-2                   | 1000 | whole
                    bytes =1-2                  | 1000 | whole
                    lines=1-2                   | 1000 | whole
                    """)
    void selectsByRange(String header, long size, String expected) {
        String selected =
                switch (RangeHeader.select(Optional.ofNullable(header), size)) {
                    case Selection.Whole() -> "whole";
                    case Selection.Part(ByteRange range) -> range.first() + "-" + range.last();
                    case Selection.Unsatisfiable() -> "unsatisfiable";
                };
        assertEquals(expected, selected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # Content-Range                  | read as
                    bytes 0-499/1000                 | bytes 0-499/1000
                    ' Bytes  0-499/1000 '            | bytes 0-499/1000
                    bytes 0-499/*                    | bytes 0-499/*
                    bytes 999-999/1000               | bytes 999-999/1000
                    bytes 0-1000/1000                | none
                    bytes 5-4/1000                   | none
                    bytes 0-499                      | none
                    bytes=0-499/1000                 | none
                    bytes */1000                     | none, total 1000
                    bytes */*                        | none
                    bytes 0-499/-1                   | none
                    bytes -1-499/1000                | none
                    lines 0-499/1000                 | none
                    ''                               | none
                    """)
    void readsContentRange(String header, String expected) {
        String read =
                ContentRange.parse(header).map(ContentRange::headerValue).orElse("none")
                        + ContentRange.parseUnsatisfied(header).stream()
                                .mapToObj(total -> ", total " + total)
                                .collect(Collectors.joining());
        assertEquals(expected, read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # current | condition          | If-Match | If-None-Match | If-Range
                    "a"       | "a"                | pass     | stop          | pass
                    "a"       | "b"                | stop     | pass          | stop
                    "a"       | W/"a"              | stop     | stop          | stop
                    W/"a"     | W/"a"              | stop     | stop          | stop
                    W/"a"     | "a"                | stop     | stop          | stop
                    "a"       | *                  | pass     | stop          | stop
                    "a"       | "b", "a"           | pass     | stop          | stop
                    "a"       | "b","a","c"        | pass     | stop          | stop
                    "a"       | , ,"a",            | pass     | stop          | stop
                    "a"       | "b", W/"a"         | stop     | stop          | stop
                    "a,b"     | "a,b"              | pass     | stop          | pass
                    "a"       | "a,b"              | stop     | pass          | stop
                    ""        | ""                 | pass     | stop          | pass
                    "a"       | a                  | stop     | pass          | stop
                    "a"       | "a                 | stop     | pass          | stop
                    "a"       | w/"a"              | stop     | pass          | stop
                    "a"       | Sun, 06 Nov 1994 08:49:37 GMT | stop | pass   | stop
                    """)
    void comparesEntityTags(
            String current, String condition, String match, String noneMatch, String range) {
        EntityTag tag = EntityTag.parse(current).orElseThrow();
        assertEquals(current, tag.headerValue());
        assertEquals(match, tag.satisfiesIfMatch(condition) ? "pass" : "stop");
        assertEquals(noneMatch, tag.satisfiesIfNoneMatch(condition) ? "pass" : "stop");
        assertEquals(range, tag.satisfiesIfRange(condition) ? "pass" : "stop");
    }

    @Test
    void findsTheHashInOurOwnEntityTagOnly() {
        EntityTag tag = EntityTag.ofSha256(OF_HELLO);
        assertEquals("\"sha256:" + OF_HELLO.hex() + "\"", tag.headerValue());
        assertEquals(Optional.of(OF_HELLO), tag.sha256());
        assertEquals(Optional.empty(), new EntityTag(tag.opaque(), true).sha256());
        assertEquals(Optional.empty(), new EntityTag("sha256:", false).sha256());
        assertEquals(Optional.empty(), new EntityTag(OF_HELLO.hex(), false).sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # Retry-After                     | pause
                    0                                 | PT0S
                    1                                 | PT1S
                    ' 120 '                           | PT2M
                    300                               | PT5M
                    301                               | PT5M
                    99999999999999999999              | PT5M
                    Sun, 06 Nov 1994 08:49:47 GMT     | PT10S
                    Sunday, 06-Nov-94 08:49:47 GMT    | PT10S
                    Sun Nov  6 08:49:47 1994          | PT10S
                    Sun, 06 Nov 1994 08:49:00 GMT     | PT0S
                    Tue, 06 Nov 2040 08:49:37 GMT     | PT5M
                    -1                                | none
                    1.5                               | none
                    soon                              | none
                    ''                                | none
                    Mon, 06 Nov 1994 08:49:37 GMT     | none
                    Sun, 06 Nov 1994 08:49:37 CET     | none
                    """)
    void readsRetryAfter(String header, String expected) {
        assertEquals(
                expected, RetryAfter.parse(header, NOW).map(Duration::toString).orElse("none"));
    }

    @Test
    void printsTimesAsTheStandardPrefers() {
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.format(NOW));
        assertEquals("2", RetryAfter.headerValue(Duration.ofMillis(1200)));
        assertEquals("2", RetryAfter.headerValue(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # field     | value                                                              | read
                    Repr-Digest | sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:             | yes
                    Repr-Digest | md5=:XUFAKrxLKna5cZ2REBfFkg==:, sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:;x=1 | yes
                    Repr-Digest | sha-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=               | no
                    Repr-Digest | sha-256=:LPJN:                                                     | no
                    Repr-Digest | sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmC:               | no
                    Repr-Digest | sha-512=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:             | no
                    Digest      | SHA-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=               | yes
                    Digest      | md5=XUFAKrxLKna5cZ2REBfFkg==,sha-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ= | yes
                    Digest      | sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:             | no
                    Digest      | x-sha-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=             | no
                    Digest      | SHA-256=!                                                          | no
                    """)
    void readsDigests(String field, String value, String read) {
        Optional<Sha256> digest =
                field.equals("Digest") ? Digest.parse(value) : ReprDigest.parse(value);
        assertEquals(read.equals("yes") ? Optional.of(OF_HELLO) : Optional.empty(), digest);
    }

    @Test
    void readsTheDigestsItPrints() {
        assertEquals(Optional.of(OF_HELLO), ReprDigest.parse(ReprDigest.headerValue(OF_HELLO)));
        assertEquals(Optional.of(OF_HELLO), Digest.parse(Digest.headerValue(OF_HELLO)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # Link                                             | read
                    <http://b/f>; rel=duplicate; pri=1                 | http://b/f duplicate 1
                    <http://b/f> ;rel = "duplicate";pri="2"; geo=de    | http://b/f duplicate 2
                    <f.meta4>; rel=describedby; type="application/metalink4+xml" | f.meta4 describedby -
                    <a>; rel=duplicate, <b,c>; rel="x DUPLICATE"; pri=9| a duplicate -, b,c duplicate 9
                    <a>; title="x>;, <y>\\""; rel=duplicate            | a duplicate -
                    <a>; rel=duplicate; rel=describedby                | a duplicate -
                    <a>; rel=duplicate; pri=0                          | a duplicate -
                    <a>; rel=duplicate; pri=1000000                    | a duplicate -
                    <a>                                                | a -
                    <a>; rel=duplicate,                                | a duplicate -
                    a; rel=duplicate                                   | ``
                    <a; rel=duplicate                                  | ``
                    <                                                  | ``
                    ,                                                  | ``
                    """)
    void readsLinks(String header, String expected) {
        String read =
                LinkHeader.parse(header).stream()
                        .map(link ->
                                link.target()
                                        + (link.is(LinkHeader.DUPLICATE) ? " duplicate" : "")
                                        + (link.is(LinkHeader.DESCRIBED_BY) ? " describedby" : "")
                                        + " "
                                        + (link.priority().isPresent()
                                                ? link.priority().getAsInt()
                                                : "-"))
                        .collect(Collectors.joining(", "));
        assertEquals(expected, read);
    }

    @Test
    void printsLinksTheWayAria2ReadsThem() {
        LinkHeader duplicate = LinkHeader.duplicate(URI.create("http://b:1/v1/files/a/%C3%BC"), 1);
        assertEquals(
                "<http://b:1/v1/files/a/%C3%BC>; rel=duplicate; pri=1", duplicate.headerValue());
        assertEquals(List.of(duplicate), LinkHeader.parse(duplicate.headerValue()));
        assertEquals(
                "<http://b/m.meta4>; rel=describedby; type=\"application/metalink4+xml\"",
                LinkHeader.describedBy(URI.create("http://b/m.meta4"), "application/metalink4+xml")
                        .headerValue());
    }

    @Test
    void resolvesTheTargetOfALinkAgainstItsResource() {
        URI base = URI.create("http://a/v1/files/x/y");
        LinkHeader link = LinkHeader.parse("</z?q>; rel=duplicate").getFirst();
        assertEquals(Optional.of(URI.create("http://a/z?q")), link.resolve(base));
        assertEquals(OptionalInt.empty(), link.priority());
        assertEquals(Optional.empty(), LinkHeader.parse("<:\\ >").getFirst().resolve(base));
    }

    @Test
    void readsNoMoreThanAThousandLinks() {
        assertEquals(LinkHeader.MAX_LINKS, LinkHeader.parse("<a>,".repeat(5000)).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # Content-Disposition                                            | name
                    attachment; filename=a.iso                                       | a.iso
                    attachment; filename="a b;c.iso"                                 | a b;c.iso
                    attachment; filename="a\\"b.iso"                                 | a"b.iso
                    attachment; filename=a b.iso                                     | a b.iso
                    inline;FILENAME = "a.iso" ; x=y                                  | a.iso
                    attachment; filename="e.txt"; filename*=UTF-8''%e2%82%ac.txt     | €.txt
                    attachment; filename*=utf-8'en'%E2%82%AC.txt; filename="e.txt"   | €.txt
                    attachment; filename*=ISO-8859-1''%A3.txt                        | £.txt
                    attachment; filename="e.txt"; filename*=UTF-8''%e2%82.txt        | e.txt
                    attachment; filename="e.txt"; filename*=UTF-8''%zz.txt           | e.txt
                    attachment; filename="e.txt"; filename*=KOI8-R''x.txt            | e.txt
                    attachment; filename="â\u0082¬.txt"                              | €.txt
                    attachment; filename="ü.txt"                                     | ü.txt
                    attachment; filename="../../etc/passwd"                          | passwd
                    attachment; filename="C:\\\\x\\\\a.exe"                            | a.exe
                    attachment; filename*=UTF-8''..%2Fa.iso                          | a.iso
                    attachment; filename="a/"                                        | none
                    attachment; filename=""                                          | none
                    attachment; filename                                             | none
                    attachment                                                       | none
                    """)
    void readsFileName(String header, String expected) {
        assertEquals(expected, ContentDisposition.fileName(header).orElse("none"));
    }

    @Test
    void survivesAnyHeaderOfHostileCharacters() {
        String hostile = "<>;,=\"\\'%W/*: \t\u0000\uD800bytes=sha-256filename*rel";
        for (int seed = 0; seed < 2000; seed++) {
            String header =
                    new Random(seed)
                            .ints(seed % 60, 0, hostile.length())
                            .mapToObj(i -> String.valueOf(hostile.charAt(i)))
                            .collect(Collectors.joining());
            RangeHeader.select(Optional.of(header), 10);
            ContentRange.parse(header);
            EntityTag.parse(header);
            new EntityTag("a", false).satisfiesIfNoneMatch(header);
            RetryAfter.parse(header, NOW);
            ReprDigest.parse(header);
            Digest.parse(header);
            assertTrue(LinkHeader.parse(header).size() <= header.length());
            ContentDisposition.fileName(header);
        }
    }
}
