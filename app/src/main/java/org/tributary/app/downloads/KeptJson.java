package org.tributary.app.downloads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.Obstacle;

/// [Kept] as JSON. Records are objects, values of sealed types say in `type` which one they are, and
/// what is absent is left out. Unknown fields are passed over. Thread-safe.
final class KeptJson {
    private final JsonMapper mapper =
            JsonMapper.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addModule(values())
                    .addMixIn(Wanted.class, Typed.class)
                    .addMixIn(Obstacle.class, Typed.class)
                    .addMixIn(Untrusted.class, Typed.class)
                    .registerSubtypes(namesOf(Untrusted.class))
                    .registerSubtypes(namesOf(Wanted.class))
                    .registerSubtypes(namesOf(Obstacle.class))
                    .withConfigOverride(
                            Optional.class,
                            it ->
                                    it.setInclude(
                                            JsonInclude.Value.construct(
                                                    JsonInclude.Include.NON_EMPTY,
                                                    JsonInclude.Include.ALWAYS)))
                    .build();

    /// Says which one of a sealed type a value is.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    /// What can be told of a file that cannot be read as a whole.
    private record Version(int version) {}

    int version(byte[] json) throws IOException {
        return mapper.readValue(json, Version.class).version();
    }

    Kept read(byte[] json) throws IOException {
        return mapper.readValue(json, Kept.class);
    }

    /// Returns the downloads of a document that can be read although others in it cannot.
    List<Kept.Download> readWhatCanBe(byte[] json) throws IOException {
        List<Kept.Download> readable = new ArrayList<>();
        for (JsonNode node : mapper.readTree(json).path("downloads")) {
            try {
                readable.add(mapper.treeToValue(node, Kept.Download.class));
            } catch (IOException _) {
                // The file is kept aside whole.
            }
        }
        return readable;
    }

    void write(Kept kept, OutputStream out) throws IOException {
        mapper.writeValue(out, kept);
    }

    /// Returns `no-space` for the record NoSpace.
    private static NamedType[] namesOf(Class<?> sealed) {
        Class<?>[] types = sealed.getPermittedSubclasses();
        NamedType[] named = new NamedType[types.length];
        for (int i = 0; i < types.length; i++) {
            String words = types[i].getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
            named[i] = new NamedType(types[i], words.toLowerCase(Locale.ROOT));
        }
        return named;
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule();
        asText(module, Path.class, Path::of);
        asText(module, Sha256.class, Sha256::parse);
        asText(module, Instant.class, Instant::parse);
        asText(module, Duration.class, Duration::parse);
        module.addSerializer(new OptionalWriter());
        module.addDeserializer(Optional.class, new OptionalReader(Optional.empty()));
        module.addSerializer(new LongWriter());
        module.addDeserializer(OptionalLong.class, new LongReader());
        return module;
    }

    private static <T> void asText(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new TextReader<>(type, parse));
    }

    private static final class TextReader<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                return handled(context.handleWeirdStringValue(_valueClass, text, e.getMessage()));
            }
        }

        @SuppressWarnings("unchecked")
        private T handled(Object value) {
            return (T) value;
        }
    }

    private static final class OptionalWriter extends StdSerializer<Optional<?>> {
        private static final long serialVersionUID = 1;

        OptionalWriter() {
            super(Optional.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class OptionalReader extends StdDeserializer<Optional<?>>
            implements ContextualDeserializer {
        private static final long serialVersionUID = 1;

        /// Reads what is in it; absent until it is known where it stands.
        private final transient Optional<JsonDeserializer<Object>> content;

        OptionalReader(Optional<JsonDeserializer<Object>> content) {
            super(Optional.class);
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(
                DeserializationContext context, BeanProperty property) throws JsonMappingException {
            JavaType type = property == null ? context.getContextualType() : property.getType();
            return new OptionalReader(
                    Optional.of(context.findRootValueDeserializer(type.containedType(0))));
        }

        @Override
        public Optional<?> deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return Optional.of(content.orElseThrow().deserialize(in, context));
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Optional.empty();
        }
    }

    private static final class LongWriter extends StdSerializer<OptionalLong> {
        private static final long serialVersionUID = 1;

        LongWriter() {
            super(OptionalLong.class);
        }

        @Override
        public void serialize(OptionalLong value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (value.isPresent()) {
                out.writeNumber(value.getAsLong());
            } else {
                out.writeNull();
            }
        }
    }

    private static final class LongReader extends StdDeserializer<OptionalLong> {
        private static final long serialVersionUID = 1;

        LongReader() {
            super(OptionalLong.class);
        }

        @Override
        public OptionalLong deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return OptionalLong.of(_parseLongPrimitive(in, context));
        }

        @Override
        public OptionalLong getNullValue(DeserializationContext context) {
            return OptionalLong.empty();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return OptionalLong.empty();
        }
    }
}
