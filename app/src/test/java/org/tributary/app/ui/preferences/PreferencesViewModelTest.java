package org.tributary.app.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.app.SampleCertificate;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Theme;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.io.PlatformDirs;

class PreferencesViewModelTest {
    @TempDir private static Path folder;

    private static final Path HOME = Path.of("/home/ann").toAbsolutePath();

    private final SettingsStore store = new SettingsStore(Settings.DEFAULT);
    private final Map<Path, Settings> files = new HashMap<>();
    private final PreferencesViewModel model = model(Locale.ENGLISH);

    private PreferencesViewModel model(Locale language) {
        return model(Messages.of(language));
    }

    private PreferencesViewModel model(Messages messages) {
        return new PreferencesViewModel(
                store,
                messages,
                new Catalogue(messages, HOME.resolve("servers.txt")).all(),
                new SettingsExchange() {
                    @Override
                    public Settings read(Path file) throws IOException {
                        if (!files.containsKey(file)) {
                            throw new IOException("no settings");
                        }
                        return files.get(file);
                    }

                    @Override
                    public void write(Path file, Settings settings) {
                        files.put(file, settings);
                    }
                },
                new PlatformDirs(HOME, HOME, HOME),
                Runnable::run);
    }

    private PreferenceRow<?> row(String key) {
        return row(model, key);
    }

    private static PreferenceRow<?> row(PreferencesViewModel model, String key) {
        model.searchProperty().set("");
        model.pageProperty().set(Page.named(key.substring(0, key.indexOf('.'))).orElseThrow());
        return model.shown().stream()
                .filter(line -> line.key().equals(key))
                .map(PreferenceRow.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> shown() {
        return model.shown().stream().map(Line::key).toList();
    }

    @Test
    void whatTheSystemMustOfferIsOfferedOnlyWhereItDoes() {
        Catalogue catalogue = new Catalogue(Messages.of(Locale.ENGLISH), HOME);
        List<String> least = catalogue.here(false, false).stream().map(each -> each.key()).toList();
        assertFalse(least.contains(Catalogue.START_WITH_SYSTEM));
        assertFalse(least.contains(Catalogue.STAY_IN_TRAY));
        assertEquals(catalogue.all().size(), catalogue.here(true, true).size());
        row(Catalogue.START_WITH_SYSTEM).enter("true");
        assertTrue(store.get().general().startWithSystem());
    }

    @Test
    void takesWhatIsEnteredAtOnce() {
        row("downloads.atOnce").enter("5");
        assertEquals(5, store.get().downloads().atOnce());
        row("appearance.theme").enter("DARK");
        assertEquals(Theme.DARK, store.get().appearance().theme());
        row("general.clipboardHint").enter("false");
        assertFalse(store.get().general().clipboardHint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    downloads.atOnce          | 0       | A whole number from 1 to 1,000, please.
                    downloads.atOnce          | 1001    | A whole number from 1 to 1,000, please.
                    downloads.atOnce          | many    | A whole number from 1 to 1,000, please.
                    appearance.textSize       | 10      | A whole number from 11 to 18, please.
                    servers.checkEverySeconds | 2.5     | A whole number from 1 to 86,400, please.
                    servers.proxy             | proxy   | Write a host and a port, such as proxy.example:3128.
                    servers.proxy             | a b:1   | Write a host and a port, such as proxy.example:3128.
                    servers.list              | list    | Write the whole path, from the top folder on.
                    servers.certificates      | own.pem | Write the whole path, from the top folder on.
                    speed.slowBytesPerSecond  | 0       | A number of MB/s above zero, please.
                    speed.slowBytesPerSecond  | -1      | A number of MB/s above zero, please.
                    speed.slowBytesPerSecond  | fast    | A number of MB/s above zero, please.
                    speed.from                | 24:00   | Write a time such as 18:30.
                    speed.from                | noon    | Write a time such as 18:30.
                    speed.days                | ''      | Choose one day at least.
                    """)
    void refusesWhatMakesNoSenseInOneSentenceAndKeepsTheOldValue(
            String key, String entry, String sentence) {
        PreferenceRow<?> row = row(key);
        String before = row.text();
        row.enter(entry);
        assertEquals(sentence, row.refusalProperty().get());
        assertEquals(before, row.text());
        assertEquals(Settings.DEFAULT, store.get());
    }

    @Test
    void forgetsARefusalOnceTheEntryIsGood() {
        PreferenceRow<?> row = row("downloads.atOnce");
        row.enter("0");
        row.enter("4");
        assertEquals("", row.refusalProperty().get());
        assertEquals("4", row.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MEGABYTES | 2.5       | 2500000
                    MEGABYTES | 2,5       | 2500000
                    MEGABYTES | 500 kB/s  | 500000
                    MEGABYTES | 1MiB      | 1048576
                    MEBIBYTES | 2         | 2097152
                    MEGABITS  | 100       | 12500000
                    """)
    void readsSpeedsInTheChosenUnitAndInOthers(String unit, String entry, long bytesPerSecond) {
        row("speed.unit").enter(unit);
        row("speed.slowBytesPerSecond").enter(entry);
        assertEquals("", row("speed.slowBytesPerSecond").refusalProperty().get());
        assertEquals(bytesPerSecond, store.get().speed().slowBytesPerSecond());
    }

    @Test
    void showsSpeedsInTheUnitThatWasChosenLast() {
        PreferenceRow<?> limit = row("speed.bytesPerSecond");
        assertEquals("5 MB/s", limit.usualProperty().get());
        row("speed.unit").enter("MEGABITS");
        assertEquals("40", limit.text());
        assertEquals("40 Mbit/s", limit.usualProperty().get());
    }

    @Test
    void writesNumbersAsTheLanguageDoes() {
        store.change(s -> s.with(s.speed().withSlowBytesPerSecond(2_500_000)));
        assertEquals("2,5", row(model(Locale.GERMAN), "speed.slowBytesPerSecond").text());
    }

    @Test
    void offersAResetOnlyForWhatDiffersFromItsDefault() {
        PreferenceRow<?> row = row("downloads.connectionsPerServer");
        assertFalse(row.changedProperty().get());
        row.enter("4");
        assertTrue(row.changedProperty().get());
        assertEquals("16", row.usualProperty().get());
        row.reset();
        assertFalse(row.changedProperty().get());
        assertEquals(Settings.DEFAULT, store.get());
    }

    @Test
    void everySettingCanBeChangedAndReset() {
        Settings before =
                Settings.DEFAULT.with(
                        Settings.DEFAULT
                                .speed()
                                .withTimetable(Optional.of(Catalogue.WORKING_HOURS)));
        int count = 0;
        for (Page page : Page.values()) {
            model.pageProperty().set(page);
            for (Line line : List.copyOf(model.shown())) {
                if (line instanceof PreferenceRow<?> row && !row.key().equals("speed.timetable")) {
                    store.change(_ -> before);
                    row.enter(other(row));
                    assertNotEquals(before, store.get(), row.key());
                    assertTrue(row.changedProperty().get(), row.key());
                    row.reset();
                    assertEquals(before, store.get(), row.key());
                    count++;
                }
            }
        }
        assertTrue(count > 25);
    }

    private static Path certificate() {
        try {
            return SampleCertificate.in(Files.createDirectories(folder));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesOnlyFilesThatHoldCertificates() throws Exception {
        PreferenceRow<?> row = row("servers.certificates");
        row.enter(certificate().toString());
        assertEquals(Optional.of(certificate()), store.get().servers().certificates());
        row.enter(Files.writeString(folder.resolve("no.pem"), "nothing").toString());
        assertEquals(
                "No certificate can be read from this file. A PEM file is wanted.",
                row.refusalProperty().get());
        row.enter(folder.resolve("missing.pem").toString());
        assertEquals(
                "No certificate can be read from this file. A PEM file is wanted.",
                row.refusalProperty().get());
        assertEquals(Optional.of(certificate()), store.get().servers().certificates());
        row.enter("");
        assertEquals(Optional.empty(), store.get().servers().certificates());
    }

    /// Returns an entry that is not what the row has now.
    private static String other(PreferenceRow<?> row) {
        return switch (row.kind()) {
            case Kind.Toggle _ -> row.text().equals("true") ? "false" : "true";
            case Kind.Choice<?>(var options) ->
                    options.stream()
                            .map(Kind.Option::name)
                            .filter(name -> !name.equals(row.text()))
                            .findFirst()
                            .orElseThrow();
            case Kind.Whole whole -> String.valueOf(whole.least());
            case Kind.Rate _ -> "123";
            case Kind.Words _ -> "scan --quiet";
            case Kind.Proxy _ -> "proxy.example:3128";
            case Kind.Certificates _ -> certificate().toString();
            case Kind.Place _ -> HOME.resolve("elsewhere").toString();
            case Kind.Days _ -> "SATURDAY";
            case Kind.TimeOfDay _ -> "3:07";
        };
    }

    @Test
    void showsWhatOthersChange() {
        PreferenceRow<?> row = row("speed.limited");
        store.change(s -> s.with(s.speed().withLimited(true)));
        assertEquals("true", row.text());
        assertTrue(row("speed.bytesPerSecond").appliesProperty().get());
    }

    @Test
    void hearsNothingAnyMoreOnceItIsClosed() {
        PreferenceRow<?> row = row("speed.limited");
        model.close();
        store.change(s -> s.with(s.speed().withLimited(true)));
        assertEquals("false", row.text());
    }

    @Test
    void theTimetableHasTimesOnlyWhileItIsOn() {
        assertFalse(row("speed.from").appliesProperty().get());
        row("speed.timetable").enter("true");
        assertTrue(row("speed.from").appliesProperty().get());
        row("speed.from").enter("9");
        row("speed.to").enter("17.30");
        row("speed.days").enter("MONDAY SUNDAY");
        assertEquals(
                "Optional[Timetable[days=[MONDAY, SUNDAY], from=09:00, to=17:30]]",
                store.get()
                        .speed()
                        .timetable()
                        .toString()
                        .replace("[SUNDAY, MONDAY]", "[MONDAY, SUNDAY]"));
        row("speed.timetable").enter("false");
        assertEquals(Optional.empty(), store.get().speed().timetable());
    }

    @Test
    void anEmptyPathMeansTheUsualOne() {
        Path mine = HOME.resolve("mine");
        row("downloads.folder").enter(mine.toString());
        assertEquals(Optional.of(mine), store.get().downloads().folder());
        row("downloads.folder").enter(" ");
        assertEquals(Optional.empty(), store.get().downloads().folder());
        row("servers.list").enter(HOME.resolve("servers.txt").toString());
        assertEquals(Optional.empty(), store.get().servers().list());
    }

    @Test
    void keepsTheLoginOfAProxyAndDropsWhatIsNoPartOfIt() {
        row("servers.proxy").enter("http://ann:secret@proxy.example:3128");
        assertEquals(Optional.of("ann:secret@proxy.example:3128"), store.get().servers().proxy());
        row("servers.proxy").enter("");
        assertEquals(Optional.empty(), store.get().servers().proxy());
    }

    @Test
    void showsOnePageAtATime() {
        model.pageProperty().set(Page.NOTICES);
        assertEquals(
                List.of(
                        "notices.finished",
                        "notices.attention",
                        "notices.serverLost",
                        "notices.sound"),
                shown());
    }

    @Test
    void searchesAllPagesForAllWords() {
        model.searchProperty().set("Slow  mode");
        assertTrue(shown().contains("speed.slow"));
        assertTrue(shown().contains("speed.timetable"));
        assertFalse(shown().contains("speed.limited"));
        model.searchProperty().set("server");
        assertTrue(shown().contains("downloads.connectionsPerServer"));
        assertTrue(shown().contains("notices.serverLost"));
        model.searchProperty().set("appearance dark");
        assertEquals(List.of("appearance.theme"), shown());
        model.searchProperty().set("json export");
        assertEquals(List.of("advanced.export"), shown());
        model.searchProperty().set("qqq");
        assertEquals(List.of(), shown());
        model.searchProperty().set("");
        assertEquals("general.language", shown().getFirst());
    }

    @Test
    void everyLineHasWordsOfItsOwnInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            PreferencesViewModel all = model(language);
            Set<String> titles = new HashSet<>();
            for (Page page : Page.values()) {
                all.pageProperty().set(page);
                assertFalse(all.shown().isEmpty(), page.key());
                for (Line line : all.shown()) {
                    assertFalse(line.help().isBlank(), line.key());
                    assertTrue(titles.add(line.title()), line.title());
                }
            }
        }
    }

    /// Texts of settings are found by the settings' names, so no other test sees which are left over.
    @Test
    void everyTextOfASettingIsUsed() {
        ResourceBundle english = Messages.of(Locale.ENGLISH).bundle();
        Set<String> asked = new HashSet<>();
        PreferencesViewModel all =
                model(
                        Messages.of(
                                new ResourceBundle() {
                                    @Override
                                    protected Object handleGetObject(String key) {
                                        asked.add(key);
                                        return english.getString(key);
                                    }

                                    @Override
                                    public Enumeration<String> getKeys() {
                                        return english.getKeys();
                                    }
                                },
                                Locale.ENGLISH));
        for (Page page : Page.values()) {
            all.pageProperty().set(page);
            all.pageName(page);
            all.shown().forEach(Line::words);
        }
        for (String key : Collections.list(english.getKeys())) {
            boolean isOfASetting =
                    Arrays.stream(Page.values())
                            .anyMatch(page -> key.startsWith("settings." + page.key() + '.'));
            assertTrue(!isOfASetting || asked.contains(key), key);
        }
    }

    @Test
    void exportsAndImports() {
        Path file = HOME.resolve("settings.json");
        row("downloads.atOnce").enter("7");
        model.exportTo(file);
        assertEquals("The settings are in " + file + ".", model.saidProperty().get());
        row("downloads.atOnce").enter("2");
        store.change(s -> s.withView(Map.of("width", "900")));
        model.importFrom(file);
        assertEquals("7", row("downloads.atOnce").text());
        assertEquals("900", store.get().view().get("width"));
    }

    @Test
    void saysThatAFileHoldsNoSettingsAndChangesNothing() {
        row("downloads.atOnce").enter("7");
        Settings before = store.get();
        model.importFrom(HOME.resolve("photo.jpg"));
        assertEquals(before, store.get());
        assertEquals(
                HOME.resolve("photo.jpg") + " holds no settings of Tributary. Nothing was changed.",
                model.saidProperty().get());
    }

    @Test
    void resettingAllKeepsTheServersThatAreOffAndTheWindow() {
        row("downloads.atOnce").enter("7");
        store.change(s ->
                s.with(s.servers().withSwitchedOff(Set.of("node-a:8001")))
                        .withView(Map.of("width", "900")));
        model.resetAll();
        assertEquals(3, store.get().downloads().atOnce());
        assertEquals(Set.of("node-a:8001"), store.get().servers().switchedOff());
        assertEquals(Map.of("width", "900"), store.get().view());
        assertNotEquals("", model.saidProperty().get());
    }
}
