package org.tributary.shared.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// What holds for every JSON document that is read, big or small.
final class JsonLimits {
    private JsonLimits() {}

    /// Returns a factory for parsers that read at most `maxLength` characters and keep no names.
    static JsonFactoryBuilder factory(long maxLength) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(32)
                                .maxStringLength(64 << 10)
                                .maxNumberLength(32)
                                .maxNameLength(256)
                                .maxDocumentLength(maxLength)
                                .build())
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    }

    static void requireAtMost(long maxBytes, long bytes, String what)
            throws InvalidFormatException {
        if (bytes > maxBytes) {
            throw new InvalidFormatException(
                    what + " has " + bytes + " bytes; more than " + maxBytes + " are not read");
        }
    }

    /// Reads `in` as UTF-8 and fails on anything that is not; Jackson by itself would guess UTF-16
    /// and let lone surrogates pass.
    static Reader utf8(InputStream in) {
        return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    }

    /// Returns the error for a document that is no JSON at all.
    static InvalidFormatException invalid(String what, IOException e) {
        if (!(e instanceof JacksonException problem)) {
            return new InvalidFormatException(what + " is not valid UTF-8", e);
        }
        String place =
                problem.getLocation() == null
                        ? ""
                        : " (line "
                                + problem.getLocation().getLineNr()
                                + ", column "
                                + problem.getLocation().getColumnNr()
                                + ")";
        return new InvalidFormatException(
                what
                        + " is not a valid JSON document"
                        + place
                        + ": "
                        + RemoteText.shown(problem.getOriginalMessage()),
                e);
    }
}
