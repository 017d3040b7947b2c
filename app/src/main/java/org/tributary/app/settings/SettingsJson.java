package org.tributary.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Settings as JSON: one object a record, in it every component by its name; empty is null. Reading
/// takes what it can: what is missing or makes no sense has its default, what is unknown is ignored.
final class SettingsJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SettingsJson() {}

    static JsonNode write(Settings settings) {
        return node(settings);
    }

    /// Whether anything in there is a group of settings.
    static boolean isAnyKnown(JsonNode json) {
        return Arrays.stream(Settings.class.getRecordComponents())
                .anyMatch(group -> json.has(group.getName()));
    }

    /// @param problems told in a sentence what is not used
    static Settings read(JsonNode json, Consumer<String> problems) {
        return (Settings) merged(json, Settings.DEFAULT, "settings", problems);
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Optional<?> optional -> optional.map(SettingsJson::node).orElseGet(JSON::nullNode);
            case Collection<?> items -> {
                ArrayNode array = JSON.arrayNode();
                items.stream()
                        .map(SettingsJson::node)
                        .sorted(SettingsJson::order)
                        .forEach(array::add);
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, item) -> object.set(key.toString(), node(item)));
                yield JSON.objectNode().setAll(new TreeMap<>(fields(object)));
            }
            case Record record -> {
                ObjectNode object = JSON.objectNode();
                for (RecordComponent part : record.getClass().getRecordComponents()) {
                    object.set(part.getName(), node(get(record, part)));
                }
                yield object;
            }
            // Text, paths, names of enums, times of day.
            default -> JSON.textNode(value.toString());
        };
    }

    /// The same settings make the same file.
    private static int order(JsonNode a, JsonNode b) {
        return a.asText().compareTo(b.asText());
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }

    /// Returns `usual` with what `json` says of its components, each as far as it can be used.
    private static Record merged(
            JsonNode json, Record usual, String name, Consumer<String> problems) {
        if (!json.isObject()) {
            problems.accept("\"" + name + "\" is no group of settings");
            return usual;
        }
        RecordComponent[] parts = usual.getClass().getRecordComponents();
        Object[] values = Arrays.stream(parts).map(part -> get(usual, part)).toArray();
        Record merged = usual;
        for (int i = 0; i < parts.length; i++) {
            JsonNode given = json.get(parts[i].getName());
            if (given == null) {
                continue;
            }
            Object[] tried = values.clone();
            try {
                tried[i] =
                        values[i] instanceof Record group
                                ? merged(given, group, parts[i].getName(), problems)
                                : value(given, parts[i].getGenericType());
                merged = make(usual.getClass(), tried);
                values = tried;
            } catch (IllegalArgumentException | DateTimeException _) {
                problems.accept("\"" + parts[i].getName() + "\" of \"" + name + "\" is not usable");
            }
        }
        return merged;
    }

    /// @throws IllegalArgumentException or DateTimeException when it is not of that type
    private static Object value(JsonNode json, Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(json, generic);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted == boolean.class || wanted == Boolean.class) {
            require(json.isBoolean());
            return json.booleanValue();
        }
        if (wanted == int.class || wanted == Integer.class) {
            require(json.isIntegralNumber() && json.canConvertToInt());
            return json.intValue();
        }
        if (wanted == long.class) {
            require(json.isIntegralNumber() && json.canConvertToLong());
            return json.longValue();
        }
        if (wanted.isRecord()) {
            return whole(json, wanted);
        }
        require(json.isTextual());
        return text(json.textValue(), wanted);
    }

    private static Object text(String text, Class<?> wanted) {
        if (wanted == Path.class) {
            return Path.of(text);
        }
        if (wanted == LocalTime.class) {
            return LocalTime.parse(text);
        }
        if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }
        require(wanted == String.class);
        return text;
    }

    private static Object container(JsonNode json, ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return json.isNull() ? Optional.empty() : Optional.of(value(json, of[0]));
        }
        if (type.getRawType() == Set.class) {
            require(json.isArray());
            Set<Object> items = new LinkedHashSet<>();
            json.forEach(item -> items.add(value(item, of[0])));
            return items;
        }
        require(type.getRawType() == Map.class && json.isObject());
        Map<String, Object> items = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> items.put(entry.getKey(), value(entry.getValue(), of[1])));
        return items;
    }

    /// A group that has no default comes complete.
    private static Record whole(JsonNode json, Class<?> wanted) {
        RecordComponent[] parts = wanted.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            require(json.has(parts[i].getName()));
            values[i] = value(json.get(parts[i].getName()), parts[i].getGenericType());
        }
        return make(wanted, values);
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw new IllegalArgumentException("not of that type");
        }
    }

    private static Object get(Record record, RecordComponent part) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings are public records", e);
        }
    }

    private static Record make(Class<?> type, Object[] values) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            return (Record) type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("making settings failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings are public records", e);
        }
    }
}
