package org.tributary.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both languages say the same things, and exactly what the window asks for.
class BundlesTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path BUNDLES = RESOURCES.resolve(Path.of("org", "tributary", "app", "ui"));
    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9]+)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /// Names of what is remembered of the window look like keys.
    private static final Pattern CONSTANT =
            Pattern.compile("static final String [A-Z_]+\\s*=\\s*\"[^\"]*\"");

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z]*(?:\\.[A-Za-z0-9_]+)+");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([^\"]+)\"");
    private static final Set<String> FILE_ENDINGS =
            Set.of("txt", "json", "css", "fxml", "log", "properties", "meta4", "tributary", "part");

    /// Texts about lines of a list whose reason comes in English only; other languages do without.
    private static final String WITH_ENGLISH_REASON = "servers.problem.";

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertEquals(
                new TreeSet<>(texts("messages.properties").keySet()),
                new TreeSet<>(texts("messages_de.properties").keySet()));
    }

    @Test
    void bothLanguagesUseTheSameArguments() throws IOException {
        Map<String, String> german = texts("messages_de.properties");
        texts("messages.properties")
                .forEach((key, text) -> {
                    if (!key.startsWith(WITH_ENGLISH_REASON)) {
                        assertEquals(arguments(text), arguments(german.get(key)), key);
                    }
                });
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void everyTextCanBeFormatted(String bundle) throws IOException {
        Locale language = bundle.contains("_de") ? Locale.GERMAN : Locale.ENGLISH;
        for (Map.Entry<String, String> text : texts(bundle).entrySet()) {
            if (arguments(text.getValue()).isEmpty()) {
                continue;
            }
            MessageFormat format = new MessageFormat(text.getValue(), language);
            Format[] formats = format.getFormatsByArgumentIndex();
            int count =
                    1
                            + arguments(text.getValue()).stream()
                                    .mapToInt(Integer::parseInt)
                                    .max()
                                    .orElse(0);
            for (int number : new int[] {0, 1, 2, 5, 1000}) {
                Object[] values = new Object[count];
                for (int i = 0; i < count; i++) {
                    values[i] = i < formats.length && formats[i] != null ? (Object) number : "word";
                }
                String shown = format.format(values);
                assertFalse(shown.isBlank() || shown.contains("{"), text.getKey());
            }
        }
    }

    /// MessageFormat takes a single quote for itself, but only in texts that it is asked to format.
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void quotesComeOutAsTheyAreMeant(String bundle) throws IOException {
        texts(bundle)
                .forEach((key, text) -> {
                    if (arguments(text).isEmpty()) {
                        assertFalse(text.contains("''"), key);
                    } else {
                        assertFalse(text.replace("''", "").contains("'"), key);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void noTextIsEmptyOrSaidTwice(String bundle) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String line : Files.readAllLines(BUNDLES.resolve(bundle))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String key = line.substring(0, line.indexOf('=')).strip();
                assertTrue(seen.add(key), () -> key + " stands there twice");
                assertFalse(line.substring(line.indexOf('=') + 1).isBlank(), key);
            }
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> literals = literals();
        literals.addAll(fxmlKeys());
        // "state." + name
        List<String> beginnings =
                literals.stream().filter(literal -> literal.matches("[a-z][A-Za-z.]*\\.")).toList();
        List<String> unused =
                texts("messages.properties").keySet().stream()
                        .filter(key -> !literals.contains(key))
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                        .sorted()
                        .toList();
        assertEquals(List.of(), unused);
    }

    @Test
    void noTextIsMissing() throws IOException {
        Set<String> keys = texts("messages.properties").keySet();
        Set<String> first =
                keys.stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (String literal : literals()) {
            if (KEY.matcher(literal).matches()
                    && first.contains(literal.substring(0, literal.indexOf('.')))
                    && !FILE_ENDINGS.contains(literal.substring(literal.lastIndexOf('.') + 1))
                    // "problem.disk" + ".title", or "settings." + "speed.unit"
                    && keys.stream()
                            .noneMatch(key ->
                                    key.equals(literal)
                                            || key.startsWith(literal)
                                            || key.endsWith('.' + literal))) {
                missing.add(literal);
            }
        }
        fxmlKeys().stream().filter(key -> !keys.contains(key)).forEach(missing::add);
        assertEquals(List.of(), missing);
    }

    /// Returns what stands between quotes in the sources, constants aside.
    private static Set<String> literals() throws IOException {
        return found(SOURCES, ".java", LITERAL);
    }

    private static Set<String> fxmlKeys() throws IOException {
        return found(RESOURCES, ".fxml", FXML_KEY);
    }

    private static Set<String> found(Path folder, String ending, Pattern pattern)
            throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                pattern.matcher(CONSTANT.matcher(Files.readString(file)).replaceAll(""))
                        .results()
                        .map((MatchResult result) -> result.group(1))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Map<String, String> texts(String bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle))) {
            properties.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
