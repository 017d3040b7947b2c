package org.tributary.app.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tributary.app.servers.Check;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;

class HealthBadgeTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Sha256 HASH = Sha256.of(new byte[0]);
    private static final List<ServerHealth> ALL =
            List.of(
                    new ServerHealth.NotAskedYet(),
                    new ServerHealth.Answers(Duration.ZERO),
                    new ServerHealth.Slow(Duration.ZERO),
                    new ServerHealth.Busy(NOW),
                    new ServerHealth.NoAnswer(NOW, NOW, "refused"),
                    new ServerHealth.Quarantined(
                            new WrongData("a:1", "f", 0, 0, 1, HASH, HASH, NOW)),
                    new ServerHealth.LeftOut("no"),
                    new ServerHealth.SwitchedOff());

    @Test
    void hasShapeOfItsOwnForEveryState() throws IOException {
        String sheet;
        try (InputStream in = HealthBadge.class.getResourceAsStream("health.css")) {
            sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> shapes =
                ALL.stream()
                        .map(HealthBadge::shape)
                        .map(shape -> {
                            int rule = sheet.indexOf(".health-badge." + shape + " {");
                            assertTrue(rule >= 0, shape);
                            int from = sheet.indexOf("-fx-shape", rule);
                            return sheet.substring(from, sheet.indexOf(';', from));
                        })
                        .toList();
        assertEquals(ALL.size(), shapes.stream().distinct().count());
    }

    @Test
    void drawsTallerBarForBetterAnswer() {
        List<Double> heights = Stream.of(Check.Result.values()).map(HealthStrip::share).toList();
        assertEquals(
                heights.stream().sorted((a, b) -> Double.compare(b, a)).distinct().toList(),
                heights);
    }

    @Test
    void putsRoundTimeAtTheTopOfTheChart() {
        assertEquals(
                List.of(1L, 5L, 50L, 2000L),
                Stream.of(0, 3, 21, 1400)
                        .map(millis ->
                                AnswerTimeChart.top(
                                                List.of(
                                                        check(millis, Check.Result.ANSWERS),
                                                        check(30_000, Check.Result.NO_ANSWER)))
                                        .toMillis())
                        .collect(Collectors.toList()));
    }

    private static Check check(long millis, Check.Result result) {
        return new Check(NOW, result, Duration.ofMillis(millis));
    }
}
