package org.tributary.shared.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.StrictJson;

class DaemonStatusTest {
    private static final String RIGHT =
            "{\"name\":\"n\",\"version\":\"1.2\",\"state\":\"ready\",\"files\":3,"
                    + "\"load\":{\"active\":1,\"waiting\":2,\"most\":9},\"other\":[null]}";

    private static DaemonStatus read(String json) throws InvalidFormatException {
        return DaemonStatus.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatADaemonSays() throws Exception {
        DaemonStatus status = new DaemonStatus("n", "1.2", "ready", 3, 1, 2, 9);
        assertEquals(status, read(RIGHT));
        assertEquals(
                status,
                DaemonStatus.read(
                        new ByteArrayInputStream(RIGHT.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html></html>",
                "{\"name\":\"n\"}",
                "{\"name\":\"n\",\"version\":null,\"state\":\"s\",\"files\":1,"
                        + "\"load\":{\"active\":1,\"waiting\":2,\"most\":9}}",
                "{\"name\":\"n\",\"version\":\"1\",\"state\":\"s\",\"files\":-1,"
                        + "\"load\":{\"active\":1,\"waiting\":2,\"most\":9}}",
                "{\"name\":\"n\",\"version\":\"1\",\"state\":\"s\",\"files\":1,"
                        + "\"load\":{\"active\":1,\"waiting\":2}}",
                "{\"name\":\"n\",\"version\":\"1\",\"state\":\"s\",\"files\":1.5,"
                        + "\"load\":{\"active\":1,\"waiting\":2,\"most\":9}}"
            })
    void refusesWhatIsNoStatus(String json) {
        assertThrows(InvalidFormatException.class, () -> read(json));
    }

    @Test
    void readsNoMoreThanAStatusMayHave() {
        String endless = RIGHT + " ".repeat(StrictJson.MAX_BYTES);
        assertThrows(
                InvalidFormatException.class,
                () ->
                        DaemonStatus.read(
                                new ByteArrayInputStream(
                                        endless.getBytes(StandardCharsets.UTF_8))));
    }
}
