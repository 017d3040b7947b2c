package org.tributary.shared.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// JSON as every document of this project is read: UTF-8 only, bounded in every direction, nothing
/// guessed. Unknown fields are allowed, so that a newer writer can add some.
///
/// [WireJson] reads the two big documents; this class is for the small ones (state files, answers
/// of a few lines).
public final class StrictJson {
    /// Largest small document, 1 MiB.
    public static final int MAX_BYTES = 1 << 20;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            factory(MAX_BYTES)
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private StrictJson() {}

    /// Reads a small document into a record, which must come complete (a missing or null component
    /// is refused), or into a `JsonNode` to take it apart by hand.
    ///
    /// @param what what the document is called in a sentence, for instance "the quarantine file"
    public static <T> T read(byte[] json, Class<T> type, String what)
            throws InvalidFormatException {
        requireAtMost(MAX_BYTES, json.length, what);
        try (Reader in = utf8(new ByteArrayInputStream(json))) {
            T value = MAPPER.readValue(in, type);
            if (value == null) {
                throw new InvalidFormatException(what + " holds nothing but null");
            }
            return value;
        } catch (JacksonException | CharacterCodingException e) {
            throw invalid(what, e);
        } catch (InvalidFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /// Writes a small document in one line.
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a value that JSON can express", e);
        }
    }

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
