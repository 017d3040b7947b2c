package org.tributary.app.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Everybody can read the words and tell the shapes in all sets of colours (WCAG 2.2, 1.4.3 and
/// 1.4.11). The colours are read from the style sheets themselves.
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;
    private static final List<String> STATES =
            List.of("active", "verified", "checking", "retrying", "failed");
    private static final List<String> BEHIND =
            List.of("-color-bg-default", "-color-bg-subtle", "-tr-selected");
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(-(?:tr|color)-[a-z0-9-]+): (#[0-9a-f]{6}|rgba?\\([^)]*\\)|-[a-z0-9-]+);");

    private enum Colours {
        LIGHT(new PrimerLight(), "tributary.css"),
        DARK(new PrimerDark(), "tributary.css", "tributary-dark.css"),
        SAFE(new PrimerLight(), "tributary.css", "safe.css"),
        SAFE_DARK(new PrimerDark(), "tributary.css", "tributary-dark.css", "safe-dark.css");

        private final Theme theme;
        private final List<String> sheets;

        Colours(Theme theme, String... sheets) {
            this.theme = theme;
            this.sheets = List.of(sheets);
        }

        /// Returns all tokens, as the cascade leaves them.
        Map<String, String> tokens() throws IOException {
            Map<String, String> tokens = new HashMap<>();
            read(theme.getUserAgentStylesheet(), tokens);
            for (String sheet : sheets) {
                read(sheet, tokens);
            }
            return tokens;
        }

        private static void read(String sheet, Map<String, String> tokens) throws IOException {
            Class<?> beside = sheet.startsWith("/") ? Theme.class : Format.class;
            try (InputStream css = beside.getResourceAsStream(sheet)) {
                String text = new String(css.readAllBytes(), StandardCharsets.UTF_8);
                String root = text.substring(text.indexOf(".root {"));
                Matcher token = TOKEN.matcher(root.substring(0, root.indexOf('}')));
                while (token.find()) {
                    tokens.put(token.group(1), token.group(2));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void wordsAreReadable(Colours colours) throws IOException {
        Palette palette = new Palette(colours.tokens());
        for (String behind : BEHIND) {
            palette.check("-color-fg-default", behind, TEXT);
            palette.check("-color-fg-muted", behind, TEXT);
            palette.check("-tr-neutral-text", behind, TEXT);
            for (String state : STATES) {
                palette.check("-tr-" + state + "-text", behind, TEXT);
            }
        }
        palette.check("-color-accent-fg", "-color-bg-default", TEXT);
        palette.check("-color-accent-fg", "-color-bg-subtle", TEXT);
        palette.check("-color-danger-fg", "-color-bg-default", TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void wordsInPillsAreReadable(Colours colours) throws IOException {
        Palette palette = new Palette(colours.tokens());
        palette.check("-tr-neutral-text", "-tr-neutral-subtle", TEXT);
        for (String state : STATES) {
            palette.check("-tr-" + state + "-text", "-tr-" + state + "-subtle", TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shapesStandOut(Colours colours) throws IOException {
        Palette palette = new Palette(colours.tokens());
        for (String behind : BEHIND) {
            palette.check("-tr-todo-line", behind, GRAPHICS);
            for (String state : STATES) {
                palette.check("-tr-" + state, behind, GRAPHICS);
            }
            palette.check("-color-accent-fg", behind, GRAPHICS);
        }
        for (String state : STATES) {
            palette.check("-tr-" + state, "-tr-" + state + "-subtle", GRAPHICS);
        }
    }

    /// The colours of shapes are too weak for words.
    @Test
    void wordsTakeTheColoursForWords() throws IOException {
        Path resources = Path.of("src", "main", "resources");
        Pattern weak =
                Pattern.compile(
                        "-fx-(?:text-)?fill: -tr-(?:active|verified|checking|retrying|failed|neutral);");
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path css : files.filter(file -> file.toString().endsWith(".css")).toList()) {
                Matcher found = weak.matcher(Files.readString(css));
                assertTrue(!found.find(), () -> css + " has " + found.group());
            }
        }
    }

    @Test
    void contrastIsComputedAsTheGuidelinesSay() {
        assertEquals(21, contrast(Color.BLACK, Color.WHITE), 0.001);
        assertEquals(4.48, contrast(Color.web("#777777"), Color.WHITE), 0.01);
    }

    private record Palette(Map<String, String> tokens) {
        void check(String front, String behind, double least) {
            Color back = colour(behind);
            double contrast = contrast(over(colour(front), back), back);
            assertTrue(
                    contrast >= least,
                    () -> "%s on %s is %.2f:1".formatted(front, behind, contrast));
        }

        private Color colour(String token) {
            String value = tokens.get(token);
            if (value == null) {
                throw new AssertionError("no style sheet says what " + token + " is");
            }
            return value.startsWith("-") ? colour(value) : Color.web(value);
        }

        private static Color over(Color front, Color back) {
            return back.interpolate(
                    Color.color(front.getRed(), front.getGreen(), front.getBlue()),
                    front.getOpacity());
        }
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
