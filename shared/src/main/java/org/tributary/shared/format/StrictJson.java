package org.tributary.shared.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;

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
                            JsonLimits.factory(MAX_BYTES)
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
        JsonLimits.requireAtMost(MAX_BYTES, json.length, what);
        try (Reader in = JsonLimits.utf8(new ByteArrayInputStream(json))) {
            T value = MAPPER.readValue(in, type);
            if (value == null) {
                throw new InvalidFormatException(what + " holds nothing but null");
            }
            return value;
        } catch (JacksonException | CharacterCodingException e) {
            throw JsonLimits.invalid(what, e);
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
}
