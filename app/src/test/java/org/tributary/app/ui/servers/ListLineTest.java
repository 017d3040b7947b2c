package org.tributary.app.ui.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.servers.ServersList;

class ListLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "node-a:8001",
                "[fe80::1]:8080 name=\"The box under the stairs\"",
                "https://mirror.example/tributary/ key=\"abc\""
            })
    void namesTheSameServer(String line) throws InvalidFormatException {
        var server = ServersList.parse(line).servers().getFirst();
        String again = ListLine.of(server);
        assertEquals(server, ServersList.parse(again).servers().getFirst());
    }
}
