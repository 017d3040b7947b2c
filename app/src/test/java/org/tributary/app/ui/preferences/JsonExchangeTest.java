package org.tributary.app.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.app.settings.Settings;

class JsonExchangeTest {
    @TempDir private Path folder;

    private final SettingsExchange exchange = new JsonExchange();

    @Test
    void readsWhatItWrote() throws IOException {
        Settings settings =
                Settings.DEFAULT
                        .with(Settings.DEFAULT.downloads().withCommand(Optional.of("scan")))
                        .with(
                                Settings.DEFAULT
                                        .speed()
                                        .withTimetable(Optional.of(Catalogue.WORKING_HOURS)));
        Path file = folder.resolve("settings.json");
        exchange.write(file, settings);
        assertEquals(settings, exchange.read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"general\"", "{\"name\": \"left-pad\"}", "{"})
    void refusesFilesWithoutSettings(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), content);
        assertThrows(IOException.class, () -> exchange.read(file));
    }

    @Test
    void aValueThatMakesNoSenseCostsOnlyItself() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("settings.json"),
                        "{\"appearance\": {\"textSize\": 400, \"theme\": \"DARK\"}}");
        assertEquals(
                Settings.DEFAULT.appearance().withTheme(Settings.Theme.DARK),
                exchange.read(file).appearance());
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThrows(IOException.class, () -> exchange.read(folder.resolve("none.json")));
    }
}
