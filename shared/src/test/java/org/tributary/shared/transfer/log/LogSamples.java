package org.tributary.shared.transfer.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;

/// Log records for tests: every kind, with text that could be taken for the log's own punctuation.
final class LogSamples {
    static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123Z");
    static final Sha256 ONE = Sha256.of(new byte[] {1});
    static final Sha256 TWO = Sha256.of(new byte[] {2});

    static final LogRecord.Header HEADER =
            new LogRecord.Header(
                    "a|b\n\"Ünï\uD83D\uDE00\".iso",
                    5000,
                    4096,
                    Optional.of(ONE),
                    Optional.of(TWO),
                    Optional.of("\"x|y\""),
                    2,
                    List.of("http://a/1|2", "http://b/"));

    static final LogRecord.Header BARE_HEADER =
            new LogRecord.Header(
                    "x",
                    1L << 44,
                    1 << 30,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    List.of());

    static final List<LogRecord> ALL =
            List.of(
                    HEADER,
                    new LogRecord.Hashes(0, List.of(ONE, TWO)),
                    new LogRecord.Received(1, "b|c:80", 4096, 4100),
                    new LogRecord.Verified(0, "a:80", 4096, TIME),
                    new LogRecord.Quarantined(
                            new WrongData("b|c:80", "f\n", 1, 4096, 904, ONE, TWO, TIME)),
                    new LogRecord.Forgotten(1),
                    new LogRecord.Failed(TIME, "No | room\r\n."),
                    new LogRecord.Paused(TIME));

    private LogSamples() {}
}
