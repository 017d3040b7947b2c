package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /                            | /
                    /files/a%20b.txt             | /files/a b.txt
                    /files/100%25                | /files/100%
                    /files/%23%3F                | /files/#?
                    /files/a+b                   | /files/a+b
                    /files/%C3%BC                | /files/ü
                    /files/u%CC%88               | /files/ü
                    /files/%252e%252e            | /files/%2e%2e
                    /files/..a/a..               | /files/..a/a..
                    //                           | //
                    /files/x?fragment=1          | /files/x
                    http://host/files/x          | /files/x
                    HTTP://host                  | /
                    http://host?fragment=1       | /
                    """)
    void decodesAPathOnce(String raw, String path) throws Exception {
        assertEquals(path, Target.parse(raw).path());
    }

    @Test
    void takesRawBytesOfUtf8AsTheyAre() throws Exception {
        assertEquals("/files/ü", Target.parse("/files/Ã¼").path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "files/x",
                "host:80",
                "https://host/",
                "/files/%",
                "/files/%4",
                "/files/%zz",
                "/files/%-1",
                "/files/%00",
                "/files/a%00.txt",
                "/files/\u0001",
                "/files/a b",
                "/files/x#y",
                "/files/%C0%AF",
                "/files/%C0%AE%C0%AE/x",
                "/files/%E0%80%AF",
                "/files/%ED%A0%80",
                "/files/%FF",
                "/files/\u00FF",
                "/files/../../etc/passwd",
                "/files/%2e%2e/x",
                "/files/..%2f..%2fetc/passwd",
                "/files/./x",
                "/..",
                "/files/x?a=%zz",
                "/files/x?%00"
            })
    void refusesWhatMeansTwoThingsOrNone(String raw) {
        RefusedException refused = assertThrows(RefusedException.class, () -> Target.parse(raw));

        assertEquals(HttpResponseStatus.BAD_REQUEST, refused.answer().status());
    }

    @Test
    void findsParametersOfTheQuery() throws Exception {
        Target target = Target.parse("/x?a=1&b&c=%20=%26&a%62=2");

        assertEquals(Optional.of("1"), target.parameter("a"));
        assertEquals(Optional.of(""), target.parameter("b"));
        assertEquals(Optional.of(" =&"), target.parameter("c"));
        assertEquals(Optional.of("2"), target.parameter("ab"));
        assertEquals(Optional.empty(), target.parameter("d"));
    }

    @Test
    void refusesAParameterThatIsGivenTwice() throws Exception {
        Target target = Target.parse("/x?a=1&a=2");

        assertThrows(RefusedException.class, () -> target.parameter("a"));
    }
}
