package org.tributary.shared.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Sha256;

class QuarantineFileTest {
    @TempDir private Path folder;
    private Path file;
    private QuarantineFile quarantine;

    @BeforeEach
    void open() {
        file = folder.resolve("quarantine.json");
        quarantine = new QuarantineFile(file);
    }

    @Test
    void isEmptyBeforeAnybodySentWrongData() throws Exception {
        assertEquals(Map.of(), quarantine.load());
        assertFalse(quarantine.trust("nas:80"));
        assertFalse(Files.exists(file));
    }

    @Test
    void remembersTheEvidenceAcrossRestarts() throws Exception {
        quarantine.add(evidence("nas:80", 3));
        quarantine.add(evidence("[::1]:80/ü", 4));
        quarantine.add(evidence("nas:80", 5));
        Map<String, WrongData> servers = new QuarantineFile(file).load();
        assertEquals(List.of("[::1]:80/ü", "nas:80"), List.copyOf(servers.keySet()));
        assertEquals(evidence("nas:80", 5), servers.get("nas:80"));
    }

    @Test
    void forgetsAServerThatIsTrustedAgain() throws Exception {
        quarantine.add(evidence("nas:80", 3));
        quarantine.add(evidence("nas:81", 3));
        assertTrue(quarantine.trust("nas:80"));
        assertFalse(quarantine.trust("nas:80"));
        assertEquals(List.of("nas:81"), List.copyOf(quarantine.load().keySet()));
    }

    @Test
    void forgetsTheOldestPastTheLimit() throws Exception {
        StringBuilder json = new StringBuilder("{\"version\":1,\"servers\":[");
        quarantine.add(evidence("nas:0", 0));
        String all = Files.readString(file);
        String entry = all.substring(all.indexOf("[{") + 1, all.lastIndexOf(']'));
        for (int i = 0; i < QuarantineFile.MAX_SERVERS; i++) {
            json.append(i == 0 ? "" : ",").append(entry.replace("nas:0", "nas:" + i));
        }
        Files.writeString(file, json.append("]}"));
        quarantine.add(evidence("new:1", 1));
        Map<String, WrongData> servers = quarantine.load();
        assertEquals(QuarantineFile.MAX_SERVERS, servers.size());
        assertFalse(servers.containsKey("nas:0"));
        assertTrue(servers.containsKey("new:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"version\":2,\"servers\":[]}",
                "{\"version\":1}",
                "{\"version\":1,\"servers\":null}",
                "{\"version\":1,\"servers\":[{}]}",
                "{\"version\":1,\"servers\":[null]}",
                "{\"version\":1,\"version\":1,\"servers\":[]}",
                "{\"version\":\"1\",\"servers\":[]}",
                "{\"version\":1,\"servers\":[]} x"
            })
    void saysThatTheFileIsDamagedAndLeavesItAlone(String json) throws Exception {
        Files.writeString(file, json);
        InvalidFormatException e =
                assertThrows(InvalidFormatException.class, () -> quarantine.load());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        assertThrows(InvalidFormatException.class, () -> quarantine.add(evidence("nas:80", 1)));
        assertEquals(json, Files.readString(file));
    }

    @Test
    void refusesEvidenceWithAHashThatIsNone() throws Exception {
        quarantine.add(evidence("nas:80", 3));
        Files.writeString(
                file, Files.readString(file).replace(Sha256.OF_NOTHING.hex(), "not a hash"));
        assertThrows(InvalidFormatException.class, () -> quarantine.load());
    }

    private static WrongData evidence(String server, int segment) {
        return new WrongData(
                server,
                "film.mkv",
                segment,
                segment * 1000L,
                1000,
                Sha256.OF_NOTHING,
                Sha256.of(new byte[] {1}),
                Instant.parse("2026-01-01T00:00:00.123Z"));
    }
}
