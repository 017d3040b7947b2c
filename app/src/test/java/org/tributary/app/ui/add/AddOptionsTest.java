package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.app.downloads.Network;
import org.tributary.app.downloads.Network.Login;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.add.AddOptions.Field;

class AddOptionsTest {
    private final AddOptions options = new AddOptions(Settings.DEFAULT);

    @Test
    void asksForNothingSpecialAtFirst() {
        assertEquals(Network.USUAL, options.network());
        assertEquals(OptionalLong.empty(), options.bytesPerSecond());
        assertTrue(options.wrong(true).isEmpty());
        assertEquals(16, options.connections());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MEGABYTES|5|5000000",
                "MEGABYTES|5 MB/s|5000000",
                "MEGABYTES|500kB|500000",
                "MEGABYTES|2,5|2500000",
                "MEBIBYTES|2|2097152",
                "MEGABITS|80|10000000",
                "MEGABITS|5 MB/s|5000000"
            })
    void readsALimit(Unit unit, String text, long bytesPerSecond) {
        Settings usual = Settings.DEFAULT;
        AddOptions some = new AddOptions(usual.with(usual.speed().withUnit(unit)));
        some.limitProperty().set(text);
        assertEquals(OptionalLong.of(bytesPerSecond), some.bytesPerSecond());
    }

    @ParameterizedTest
    @CsvSource({"fast", "0", "-1", "5 parsecs"})
    void refusesALimitThatIsNone(String text) {
        options.limitProperty().set(text);
        assertFalse(options.isRight(Field.LIMIT));
    }

    @Test
    void speaksToServersAsIsTyped() {
        options.userProperty().set("ann");
        options.passwordProperty().set(" secret ");
        options.proxyProperty().set("proxy:3128");
        options.userAgentProperty().set("Test");
        options.headersProperty().set("X-A: 1\n\nX-B:  two words");
        assertEquals(
                new Network(
                        Optional.of("proxy:3128"),
                        Map.of("X-A", "1", "X-B", "two words"),
                        Optional.of("Test"),
                        Optional.of(new Login("ann", " secret "))),
                options.network());
    }

    @Test
    void saysWhatIsWrong() {
        options.connectionsProperty().set("17");
        options.proxyProperty().set("ftp://proxy:1");
        options.headersProperty().set("no colon");
        options.userAgentProperty().set("a\nb");
        options.digestProperty().set("zz");
        for (Field field : Field.values()) {
            assertEquals(field == Field.LIMIT, options.isRight(field), field::name);
        }
        assertEquals(Network.USUAL, options.network());
    }
}
