package org.tributary.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.DialogViews;

/// Every word that the window shows comes from the bundle: with a bundle that marks its texts, no word
/// stays without a mark but names, numbers and units.
class PseudoLocaleTest {
    private static final String OPEN = "[~";
    private static final String CLOSE = "~]";
    private static final Pattern MARKED =
            Pattern.compile("\\[~(?:(?!\\[~|~]).)*~]", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    /// Attributes of FXML that people read.
    private static final Pattern FXML_TEXT =
            Pattern.compile(
                    "\\b(?:text|promptText|accessibleText|accessibleHelp|title|headerText)=\"([^\"]*)\"");

    /// Same in every language.
    private static final Set<String> UNITS =
            Set.of(
                    "kB", "MB", "GB", "TB", "kB/s", "MB/s", "GB/s", "KiB/s", "MiB/s", "GiB/s",
                    "SHA", "kbit/s", "Mbit/s", "Gbit/s", "ms", "AM", "PM");

    /// What languages call themselves.
    private static final Set<String> LANGUAGES = Set.of("English", "Deutsch");

    /// Days of the week and months come from the system, in the language of the window.
    private static final Pattern DATE_WORDS =
            Pattern.compile(
                    "Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
                            + "|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec");

    private static final class Marking extends ResourceBundle {
        private final ResourceBundle english = Messages.of(Locale.ENGLISH).bundle();

        @Override
        protected Object handleGetObject(String key) {
            return OPEN + english.getString(key) + CLOSE;
        }

        @Override
        public Enumeration<String> getKeys() {
            return english.getKeys();
        }
    }

    static Stream<String> views() {
        return AllViews.names();
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyWordComesFromTheBundle(String view) throws InterruptedException {
        UiContext context =
                FxThread.call(() ->
                        new SampleContext(SampleDownloads.busy(), SampleServers.four())
                                .in(Messages.of(new Marking(), Locale.ENGLISH))
                                .make());
        List<String> literals = new ArrayList<>();
        try (Look look = AllViews.show(view, context)) {
            List<VisibleTexts.Found> texts =
                    FxThread.call(() -> VisibleTexts.below(look.stage().getScene().getRoot()));
            assertTrue(texts.stream().anyMatch(text -> text.text().contains(OPEN)), "no text");
            for (VisibleTexts.Found text : texts) {
                if (!isFromBundleOrData(text.text())) {
                    literals.add(text.text() + "  in " + text.where());
                }
            }
        }
        assertEquals(List.of(), literals);
    }

    /// Names of files, servers and folders have a digit or a sign in them that no word has.
    private static boolean isFromBundleOrData(String text) {
        String rest = text;
        for (Matcher marked = MARKED.matcher(rest); marked.find(); marked = MARKED.matcher(rest)) {
            rest = marked.replaceAll(" ");
        }
        for (String word : words(rest).toList()) {
            boolean isWord = WORD.matcher(word).find();
            boolean isName = word.matches(".*[0-9/_\\\\@+].*|.*\\p{L}[.:-]\\p{L}.*");
            if (isWord
                    && !isName
                    && !UNITS.contains(word)
                    && !LANGUAGES.contains(word)
                    && !DATE_WORDS.matcher(word).matches()
                    && !DATA.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// Words of the sample data, of what daemons say of themselves, and of the licenses.
    private static final Set<String> DATA =
            Stream.concat(
                            Stream.of("Tributary", "line", "ready"),
                            DialogViews.licenses().flatMap(PseudoLocaleTest::words))
                    .collect(Collectors.toUnmodifiableSet());

    private static Stream<String> words(String text) {
        return Stream.of(text.split("[\\s\u00A0,;()·–]+"));
    }

    @Test
    void viewsNameTextsOfTheBundle() throws IOException {
        List<String> literals = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources"))) {
            for (Path fxml : files.filter(file -> file.toString().endsWith(".fxml")).toList()) {
                Matcher text = FXML_TEXT.matcher(Files.readString(fxml));
                while (text.find()) {
                    if (!text.group(1).startsWith("%") && !isFromBundleOrData(text.group(1))) {
                        literals.add(fxml.getFileName() + ": " + text.group());
                    }
                }
            }
        }
        assertEquals(List.of(), literals);
    }

    @Test
    void seesAWordThatIsNoneOfTheBundles() {
        assertTrue(isFromBundleOrData("[~3 of [~4~] servers~] node-a:8001 12.1 MB/s"));
        assertTrue(!isFromBundleOrData("[~Name~] of it"));
        assertTrue(!isFromBundleOrData("Name"));
    }
}
