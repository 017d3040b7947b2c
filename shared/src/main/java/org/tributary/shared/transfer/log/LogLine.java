package org.tributary.shared.transfer.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;

/// Turns log records into lines `seq|type|payload|crc32c` and back. The payload is a JSON object;
/// the checksum, in eight hexadecimal digits, covers all of the line before its last `|`.
final class LogLine {
    private static final JsonMapper JSON = new JsonMapper();

    private LogLine() {}

    /// Returns the line, with its line feed.
    static String print(long seq, LogRecord record) {
        ObjectNode payload = JSON.createObjectNode();
        String type = fill(payload, record);
        String covered = seq + "|" + type + "|" + payload;
        return covered + "|" + checksum(covered) + "\n";
    }

    /// Reads a line without its line feed; empty when it is not line `seq` of a log, whole.
    static Optional<LogRecord> parse(long seq, String line) {
        return Frame.of(line)
                .filter(frame -> frame.seq().equals(Long.toString(seq)))
                .flatMap(frame -> frame.payload().flatMap(json -> read(frame.type(), json)));
    }

    /// True for an undamaged first line that a later version of this program wrote.
    static boolean isHeaderOfNewerFormat(String line) {
        return Frame.of(line)
                .filter(frame -> frame.seq().equals("0") && frame.type().equals("header"))
                .flatMap(Frame::payload)
                .filter(json -> json.path("format").asLong() > DownloadLog.FORMAT)
                .isPresent();
    }

    /// The parts of a line whose checksum is right.
    private record Frame(String seq, String type, String json) {
        static Optional<Frame> of(String line) {
            int first = line.indexOf('|');
            int second = line.indexOf('|', first + 1);
            int end = line.lastIndexOf('|');
            if (second < 0
                    || end <= second
                    || !line.substring(end + 1).equals(checksum(line.substring(0, end)))) {
                return Optional.empty();
            }
            return Optional.of(
                    new Frame(
                            line.substring(0, first),
                            line.substring(first + 1, second),
                            line.substring(second + 1, end)));
        }

        Optional<JsonNode> payload() {
            try {
                return Optional.of(JSON.readTree(json));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }
    }

    private static String checksum(String covered) {
        CRC32C crc = new CRC32C();
        crc.update(covered.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static String fill(ObjectNode to, LogRecord record) {
        switch (record) {
            case LogRecord.Header header -> {
                to.put("format", DownloadLog.FORMAT);
                to.put("name", header.name());
                to.put("size", header.size());
                to.put("segmentSize", header.segmentSize());
                header.sha256().ifPresent(value -> to.put("sha256", value.hex()));
                header.root().ifPresent(value -> to.put("root", value.hex()));
                header.etag().ifPresent(value -> to.put("etag", value));
                to.put("hashes", header.hashes());
                ArrayNode links = to.putArray("links");
                header.links().forEach(links::add);
                return "header";
            }
            case LogRecord.Hashes hashes -> {
                to.put("first", hashes.first());
                ArrayNode values = to.putArray("sha256");
                hashes.sha256().forEach(value -> values.add(value.hex()));
                return "hashes";
            }
            case LogRecord.Verified verified -> {
                to.put("segment", verified.segment());
                to.put("server", verified.server());
                to.put("bytes", verified.bytes());
                to.put("time", verified.time().toString());
                return "verified";
            }
            case LogRecord.Received received -> {
                to.put("segment", received.segment());
                to.put("server", received.server());
                to.put("start", received.start());
                to.put("end", received.end());
                return "received";
            }
            case LogRecord.Quarantined(WrongData evidence) -> {
                to.put("server", evidence.server());
                to.put("file", evidence.file());
                to.put("segment", evidence.segment());
                to.put("first", evidence.first());
                to.put("length", evidence.length());
                to.put("expected", evidence.expected().hex());
                to.put("got", evidence.got().hex());
                to.put("time", evidence.time().toString());
                return "quarantined";
            }
            case LogRecord.Forgotten forgotten -> {
                to.put("segment", forgotten.segment());
                return "forgotten";
            }
            case LogRecord.Paused paused -> {
                to.put("time", paused.time().toString());
                return "paused";
            }
            case LogRecord.Failed failed -> {
                to.put("time", failed.time().toString());
                to.put("reason", failed.reason());
                return "failed";
            }
        }
    }

    private static Optional<LogRecord> read(String type, JsonNode from) {
        try {
            return Optional.of(record(type, from));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LogRecord record(String type, JsonNode from) {
        return switch (type) {
            case "header" -> header(from);
            case "hashes" -> new LogRecord.Hashes(integer(from, "first"), hashes(from));
            case "verified" ->
                    new LogRecord.Verified(
                            integer(from, "segment"),
                            text(from, "server"),
                            number(from, "bytes"),
                            Instant.parse(text(from, "time")));
            case "received" ->
                    new LogRecord.Received(
                            integer(from, "segment"),
                            text(from, "server"),
                            number(from, "start"),
                            number(from, "end"));
            case "quarantined" ->
                    new LogRecord.Quarantined(
                            new WrongData(
                                    text(from, "server"),
                                    text(from, "file"),
                                    integer(from, "segment"),
                                    number(from, "first"),
                                    number(from, "length"),
                                    Sha256.parse(text(from, "expected")),
                                    Sha256.parse(text(from, "got")),
                                    Instant.parse(text(from, "time"))));
            case "forgotten" -> new LogRecord.Forgotten(integer(from, "segment"));
            case "paused" -> new LogRecord.Paused(Instant.parse(text(from, "time")));
            case "failed" ->
                    new LogRecord.Failed(Instant.parse(text(from, "time")), text(from, "reason"));
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private static LogRecord.Header header(JsonNode from) {
        if (integer(from, "format") != DownloadLog.FORMAT) {
            throw new IllegalArgumentException("another format");
        }
        List<String> links = new ArrayList<>();
        from.path("links").forEach(link -> links.add(link.asText()));
        return new LogRecord.Header(
                text(from, "name"),
                number(from, "size"),
                number(from, "segmentSize"),
                Optional.ofNullable(from.get("sha256")).map(node -> Sha256.parse(node.asText())),
                Optional.ofNullable(from.get("root")).map(node -> Sha256.parse(node.asText())),
                Optional.ofNullable(from.get("etag")).map(JsonNode::asText),
                integer(from, "hashes"),
                links);
    }

    private static List<Sha256> hashes(JsonNode from) {
        List<Sha256> hashes = new ArrayList<>();
        from.path("sha256").forEach(node -> hashes.add(Sha256.parse(node.asText())));
        return hashes;
    }

    private static JsonNode field(JsonNode from, String name) {
        JsonNode field = from.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return field;
    }

    private static String text(JsonNode from, String name) {
        return field(from, name).asText();
    }

    private static long number(JsonNode from, String name) {
        JsonNode field = field(from, name);
        if (!field.canConvertToExactIntegral() || !field.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is not a whole number");
        }
        return field.longValue();
    }

    private static int integer(JsonNode from, String name) {
        return Math.toIntExact(number(from, name));
    }
}
