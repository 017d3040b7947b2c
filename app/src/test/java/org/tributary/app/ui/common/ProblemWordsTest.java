package org.tributary.app.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tributary.app.ui.SampleDownloads.NOW;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tributary.app.downloads.Problem;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.Wait;

class ProblemWordsTest {
    private static final Sha256 RIGHT = Sha256.of("right".getBytes(StandardCharsets.UTF_8));
    private static final Sha256 WRONG = Sha256.of("wrong".getBytes(StandardCharsets.UTF_8));
    private static final Instant EXPIRY = Instant.parse("2026-11-23T12:00:00Z");
    private static final Path PLACE = Path.of("/media/usb");

    private final ProblemWords english = words(Locale.ENGLISH);
    private final ProblemWords german = words(Locale.GERMAN);

    static Stream<Obstacle> obstacles() {
        return Stream.of(
                new Obstacle.NotOffered("a.iso"),
                new Obstacle.NoServers(),
                new Obstacle.NobodyAnswers(),
                new Obstacle.AllSetAside(),
                new Obstacle.Disagree(List.of("node-a:8001", "node-b:8002")),
                new Obstacle.WrongEverywhere(6, List.of("node-a:8001")),
                new Obstacle.WrongWhole(RIGHT, WRONG),
                new Obstacle.UnusableDescription("the manifest is too long"),
                new Obstacle.LoginNeeded("example.org"),
                new Obstacle.Denied("example.org"),
                new Obstacle.Insecure(new Untrusted.Expired("node-a", EXPIRY)),
                new Obstacle.Insecure(new Untrusted.NotYetValid("node-a", EXPIRY)),
                new Obstacle.Insecure(new Untrusted.OtherName("node-a", List.of("b.example"))),
                new Obstacle.Insecure(new Untrusted.OtherName("node-a", List.of())),
                new Obstacle.Insecure(new Untrusted.UnknownIssuer("node-a", "Some CA")),
                new Obstacle.Insecure(new Untrusted.Other("node-a", "no common cipher")),
                new Obstacle.WebPage(URI.create("http://example.org/a")),
                new Obstacle.NotFound("example.org"),
                new Obstacle.Refused("example.org answered 500"),
                new Obstacle.Changed(),
                new Obstacle.TargetExists(PLACE),
                new Obstacle.TargetIsFolder(PLACE),
                new Obstacle.NotWritable(PLACE, "it is read-only"),
                new Obstacle.NoSpace(PLACE, 41_200_000_000L, 12_000_000_000L),
                new Obstacle.PartInTheWay(PLACE),
                new Obstacle.InUse(PLACE),
                new Obstacle.Broke("the connection was closed"));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void saysWhatHappenedAndOffersSomething(Obstacle obstacle) {
        ProblemText text = english.of(obstacle);
        assertWhole(text);
        assertFalse(text.actions().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void saysItInGermanToo(Obstacle obstacle) {
        ProblemText text = german.of(obstacle);
        assertWhole(text);
        assertNotEquals(english.of(obstacle).title(), text.title());
        assertNotEquals(english.of(obstacle).text(), text.text());
        assertEquals(english.of(obstacle).code(), text.code());
    }

    private static void assertWhole(ProblemText text) {
        assertTrue(text.code().matches("E\\d\\d"), text.code());
        assertFalse(text.title().endsWith("."), text.title());
        assertTrue(text.text().matches(".*[.?]"), text.text());
        assertFalse(text.line().contains("{"), text.line());
        assertFalse(text.line().contains(".."), text.line());
    }

    @Test
    void namesHowMuchSpaceIsMissing() {
        assertEquals(
                "Needs 41.2 GB more, 12.0 GB free in /media/usb. What is on disk is kept.",
                english.of(new Obstacle.NoSpace(PLACE, 41_200_000_000L, 12_000_000_000L)).text());
        assertEquals(
                "Es fehlen 41,2 GB; frei sind 12,0 GB in /media/usb. Was gespeichert ist, bleibt.",
                german.of(new Obstacle.NoSpace(PLACE, 41_200_000_000L, 12_000_000_000L)).text());
    }

    @Test
    void tellsHowLongAgoACertificateExpired() {
        Untrusted expired = new Untrusted.Expired("node-a", EXPIRY);
        Problem failed =
                new Problem(new Obstacle.Insecure(expired), "s", EXPIRY.plus(Duration.ofHours(80)));
        ProblemText text = english.of(failed, Optional.empty());
        assertEquals("Secure connection failed", text.title());
        assertEquals("The certificate of node-a expired 3 days ago, on Nov 23, 2026.", text.text());
        assertEquals(
                "Das Zertifikat von node-a ist vor 3 Tagen abgelaufen, am 23.11.2026.",
                german.of(failed, Optional.empty()).text());
        assertEquals(ProblemAction.DETAILS, text.actions().getFirst());
        ServerHealth health = new ServerHealth.LeftOut(expired);
        assertEquals(
                "The certificate of node-a expired yesterday, on Nov 23, 2026.",
                english.of("node-a:8001", health, EXPIRY.plus(Duration.ofHours(30)))
                        .orElseThrow()
                        .text());
        assertTrue(english.of("a:1", new ServerHealth.LeftOut("it refuses"), EXPIRY).isEmpty());
    }

    @Test
    void offersTheClosestName() {
        ProblemText text =
                english.of(new Obstacle.NotOffered("debain.iso"), Optional.of("debian.iso"));
        assertEquals(
                "No server that answers offers \"debain.iso\". Closest: \"debian.iso\".",
                text.text());
        assertEquals(ProblemAction.USE_CLOSEST, text.actions().getFirst());
    }

    @Test
    void countsSegmentsFromOne() {
        DownloadSnapshot now =
                SampleDownloads.busy().snapshot(SampleDownloads.NIGHTLY).orElseThrow();
        ProblemText text = english.of(now.waiting().orElseThrow(), now, NOW);
        assertEquals("No server has segment 7", text.title());
        assertEquals(
                "Only node-c:8003 has it and it does not answer. 262 of 263 segments are safe on"
                        + " disk. Next try in 18 s.",
                text.text());
        assertEquals(List.of(ProblemAction.TRY_NOW, ProblemAction.ADD_SERVER), text.actions());
    }

    @Test
    void saysWhatIsWaitedForInBothLanguages() {
        DownloadSnapshot now =
                SampleDownloads.busy().snapshot(SampleDownloads.NIGHTLY).orElseThrow();
        for (Wait wait :
                List.of(
                        new Wait.AllBusy(NOW.plusSeconds(3)),
                        new Wait.NobodyAnswers(NOW.plusSeconds(3)),
                        new Wait.NoLiveCopy(0, List.of(), NOW.plusSeconds(3)),
                        new Wait.NoLiveCopy(0, List.of("a:1", "b:2"), NOW.plusSeconds(3)))) {
            assertWhole(english.of(wait, now, NOW));
            assertWhole(german.of(wait, now, NOW));
        }
    }

    @Test
    void tellsWhatAServerDidWrong() {
        ProblemText silent =
                english.of(
                                "node-c:8003",
                                new ServerHealth.NoAnswer(
                                        NOW.minusSeconds(42),
                                        NOW.plusSeconds(18),
                                        "connection refused."),
                                NOW)
                        .orElseThrow();
        assertEquals("node-c:8003 does not answer", silent.title());
        assertEquals(
                "No answer for 42 s: connection refused. Its segments went to other servers. Next"
                        + " try in 18 s.",
                silent.text());
        WrongData lie = new WrongData("node-c:8003", "a.iso", 430, 0, 5_200_000, RIGHT, WRONG, NOW);
        assertWhole(german.of("node-c:8003", new ServerHealth.Quarantined(lie), NOW).orElseThrow());
        assertTrue(english.of("a:1", new ServerHealth.SwitchedOff(), NOW).isEmpty());
    }

    @Test
    void keepsTextOfServersHarmless() {
        String title = english.of(new Obstacle.NotOffered("a\u202Eb\n")).text();
        assertFalse(title.contains("\u202E") || title.contains("\n"));
    }

    @Test
    void copiesDetailsInEnglish() {
        Problem problem = new Problem(new Obstacle.Changed(), "The file was changed.", NOW);
        assertEquals(
                List.of("E07  2026-11-14T12:04:30Z", "a.iso", "The file was changed."),
                german.details(german.of(problem.obstacle()), "a.iso", problem).lines().toList());
    }

    @Test
    void hasAButtonForEveryActionInBothLanguages() {
        for (ProblemAction action : ProblemAction.values()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertFalse(Messages.of(locale).text(action.key()).isBlank());
                assertFalse(Messages.of(locale).text(action.key() + ".tip").isBlank());
            }
        }
    }

    private static ProblemWords words(Locale locale) {
        Messages messages = Messages.of(locale);
        return new ProblemWords(messages, new Format(messages, ZoneOffset.UTC, Unit.MEGABYTES));
    }

    @Test
    void theReadmeExplainsEveryCode() throws IOException {
        Path source = Path.of("src/main/java/org/tributary/app/ui/common/ProblemWords.java");
        String readme = Files.readString(Path.of("..", "README.md"));
        List<String> codes =
                Pattern.compile("\"(E[0-9]{2})\"")
                        .matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();
        assertFalse(codes.isEmpty());
        for (String code : codes) {
            assertTrue(readme.contains("| " + code + " | "), code);
        }
    }
}
