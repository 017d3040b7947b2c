package org.tributary.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.cli.output.Words;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.QuarantineFile;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.WrongData;

class ServersCommandTest {
    private static final Sha256 RIGHT = Sha256.of(new byte[] {1});
    private static final Sha256 WRONG = Sha256.of(new byte[] {2});

    @TempDir private Path home;
    private final FakeEngine engine =
            new FakeEngine()
                    .offering("a:1", "x", "y")
                    .offering("liar:1", "x")
                    .answering("busy:1", new Survey.Answer.Busy(Optional.of(Duration.ofSeconds(3))))
                    .answering("odd:1", new Survey.Answer.Unusable("it denies access (403)"));

    @Test
    void showsHowEachServerIs() {
        Run run = new Run(home, engine);

        assertEquals(0, run.exitCode("servers", "-s", "a:1,busy:1,odd:1,gone:1"), run.err());
        assertEquals(
                """
                a:1     answers in 4 ms, 2 files, 2 bytes
                busy:1  busy, free in 3 s
                odd:1   cannot be used: it denies access (403)
                gone:1  no answer: connection refused
                """,
                run.out());
    }

    @Test
    void showsTheEvidenceAlsoAgainstThoseNotListed() throws IOException {
        accuse("liar:1");
        accuse("other:1");
        Run run = new Run(home, engine);

        assertEquals(0, run.exitCode("servers", "-s", "liar:1"), run.err());
        assertEquals(
                """
                liar:1  sends wrong data, set aside; answers in 4 ms, 1 file, 1 byte
                    segment 7 of x, bytes 60-69: expected %1$s, got %2$s, found 2026-03-04T05:06:07Z
                    use it again with: tributary servers --trust liar:1
                other:1  not in the list; sends wrong data, set aside
                    segment 7 of x, bytes 60-69: expected %1$s, got %2$s, found 2026-03-04T05:06:07Z
                    use it again with: tributary servers --trust other:1
                """
                        .formatted(Words.brief(RIGHT), Words.brief(WRONG)),
                run.out());
    }

    @Test
    void scriptsLearnTheSame() throws IOException {
        accuse("liar:1");
        Run run = new Run(home, engine);
        run.exitCode("servers", "-s", "liar:1,gone:1", "--json");

        assertEquals(
                """
                {"event":"server","time":"2026-03-04T05:06:07Z","server":"liar:1",\
                "health":"quarantined","answerSeconds":0.004,"files":1,"bytes":1,\
                "wrongFile":"x","fragment":6,"first":60,"length":10,"expected":"%s","got":"%s",\
                "found":"2026-03-04T05:06:07Z"}
                {"event":"server","time":"2026-03-04T05:06:07Z","server":"gone:1",\
                "health":"no-answer","answerSeconds":0.004,"reason":"connection refused"}
                """
                        .formatted(RIGHT, WRONG),
                run.out());
    }

    @Test
    void trustsAgain() throws IOException {
        accuse("liar:1");
        Run run = new Run(home, engine);

        assertEquals(0, run.exitCode("servers", "--trust", "liar:1"));
        assertEquals(0, run.exitCode("servers", "--trust", "liar:1"));
        assertEquals("liar:1 is used again.\nliar:1 was not set aside.\n", run.out());
        assertEquals(Map.of(), QuarantineFile.in(home).load());
    }

    private void accuse(String server) throws IOException {
        QuarantineFile.in(home)
                .add(new WrongData(server, "x", 6, 60, 10, RIGHT, WRONG, FakeEngine.NOW));
    }
}
