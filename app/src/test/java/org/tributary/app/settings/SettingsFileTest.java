package org.tributary.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.InvalidFormatException;

class SettingsFileTest {
    private static final Settings ALL =
            new Settings(
                    new Settings.General(
                            Optional.of("de"), true, false, false, false, Optional.of(30)),
                    new Settings.Downloads(
                            Optional.of(Path.of("/data/müll")),
                            true,
                            7,
                            2,
                            Settings.Duplicate.KEEP_BOTH,
                            true,
                            true,
                            Optional.of("run \"me\""),
                            false,
                            false),
                    new Settings.Speed(
                            true,
                            1 << 20,
                            5,
                            true,
                            Optional.of(
                                    new Settings.Timetable(
                                            Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                                            LocalTime.of(22, 30),
                                            LocalTime.MIDNIGHT)),
                            Settings.Unit.MEGABITS),
                    new Settings.Servers(
                            Optional.of(Path.of("/etc/servers.txt")),
                            60,
                            Set.of("a:1", "b:2"),
                            Optional.of("proxy:3128"),
                            Optional.of(Path.of("/etc/own.pem"))),
                    new Settings.Appearance(
                            Settings.Theme.DARK, 16, true, true, Optional.of(true), false),
                    new Settings.Notices(false, false, false, true),
                    new Settings.Advanced(Settings.LogLevel.DETAILED),
                    Map.of("main.width", "1180", "a", "b"));

    @TempDir private Path folder;
    private final InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1234));
    private Path config;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        config = folder.resolve("config");
        file = config.resolve("settings.json");
    }

    @Test
    void beginsWithTheDefaultsAndWritesNothing() {
        try (SettingsFile settings = open()) {
            assertEquals(Settings.DEFAULT, settings.store().get());
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void everySettingIsKept() {
        try (SettingsFile settings = open()) {
            settings.store().change(_ -> ALL);
        }
        try (SettingsFile settings = open()) {
            assertEquals(ALL, settings.store().get());
        }
    }

    @Test
    void theSameSettingsMakeTheSameFile() throws Exception {
        Path other = folder.resolve("other.json");
        SettingsFile.write(folder.resolve("one.json"), ALL);
        SettingsFile.write(other, SettingsFile.read(folder.resolve("one.json")));

        assertEquals(-1, Files.mismatch(folder.resolve("one.json"), other));
        assertTrue(Files.readAllLines(other).size() > 30, "people can read it");
    }

    @Test
    void whatIsMissingUnknownOrWrongCostsNothingElse() throws Exception {
        write(
                """
                {"general": {"language": 5, "quitOnClose": false, "new": {"in": "a later version"}},
                 "downloads": {"atOnce": 0, "connectionsPerServer": 4.5, "duplicate": "SHRUG",
                               "byKind": true, "folder": "a\\u0000b"},
                 "speed": {"bytesPerSecond": "fast", "limited": true,
                           "timetable": {"days": ["MONDAY"], "from": "25:00", "to": "01:00"}},
                 "servers": 7,
                 "appearance": {"textSize": 99, "theme": "LIGHT", "reduceMotion": true},
                 "notices": null,
                 "view": {"main.width": "900"}}
                """);

        Settings read = SettingsFile.read(file);

        Settings usual = Settings.DEFAULT;
        assertEquals(
                new Settings.General(Optional.empty(), false, false, true, true, Optional.empty()),
                read.general());
        assertTrue(read.downloads().byKind());
        assertEquals(usual.downloads().atOnce(), read.downloads().atOnce());
        assertEquals(
                usual.downloads().connectionsPerServer(), read.downloads().connectionsPerServer());
        assertEquals(usual.downloads().duplicate(), read.downloads().duplicate());
        assertEquals(Optional.empty(), read.downloads().folder());
        assertTrue(read.speed().limited());
        assertEquals(usual.speed().bytesPerSecond(), read.speed().bytesPerSecond());
        assertEquals(Optional.empty(), read.speed().timetable());
        assertEquals(usual.servers(), read.servers());
        assertEquals(usual.appearance().textSize(), read.appearance().textSize());
        assertEquals(Settings.Theme.LIGHT, read.appearance().theme());
        assertEquals(Optional.of(true), read.appearance().reduceMotion());
        assertEquals(usual.notices(), read.notices());
        assertEquals(Map.of("main.width", "900"), read.view());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"general\": {}} x", "\u0000"})
    void aDamagedFileIsKeptAside(String content) throws Exception {
        write(content);

        try (SettingsFile settings = open()) {
            assertEquals(Settings.DEFAULT, settings.store().get());
            settings.store().change(_ -> ALL);
        }
        assertEquals(content, Files.readString(config.resolve("settings.json.bad-1234")));
        assertEquals(ALL, SettingsFile.read(file));
    }

    @Test
    void aFileOfSomethingElseIsNotImported() throws Exception {
        write("no settings");

        String sentence =
                assertThrows(InvalidFormatException.class, () -> SettingsFile.read(file))
                        .getMessage();
        assertTrue(sentence.startsWith(file.toString()), sentence);
    }

    @Test
    void aFolderThatCannotBeMadeLosesTheSettingsOnly() throws Exception {
        Files.writeString(config, "a file where the folder should be");
        try (SettingsFile settings = open()) {
            settings.store().change(_ -> ALL);
            assertEquals(ALL, settings.store().get());
        }
        assertTrue(Files.isRegularFile(config));
    }

    @Test
    void whoListensIsToldOfChangesOnly() {
        try (SettingsFile settings = open()) {
            List<Settings> told = new ArrayList<>();
            SettingsStore.Listening listening = settings.store().onChange(told::add);
            settings.store().change(before -> before);
            settings.store().change(_ -> ALL);
            listening.close();
            settings.store().change(_ -> Settings.DEFAULT);

            assertEquals(List.of(ALL), told);
        }
    }

    private SettingsFile open() {
        return SettingsFile.open(config, clock);
    }

    private void write(String content) throws IOException {
        Files.createDirectories(config);
        Files.writeString(file, content);
    }
}
