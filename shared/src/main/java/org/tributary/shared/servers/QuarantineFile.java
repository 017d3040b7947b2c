package org.tributary.shared.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.StrictJson;
import org.tributary.shared.io.AtomicFiles;

/// Remembers in a state folder which servers sent wrong data, until somebody trusts them again.
/// Several processes may use one file at once, and several threads one object.
public final class QuarantineFile {
    /// Most servers remembered; past it the ones added first are forgotten.
    static final int MAX_SERVERS = 1000;

    private static final int VERSION = 1;

    private final Path file;

    /// Remembers in a state folder, which exists, where every part of the app looks.
    public static QuarantineFile in(Path stateFolder) {
        return new QuarantineFile(stateFolder.resolve("quarantine.json"));
    }

    /// Remembers in `file`, which comes into being with the first server; its folder exists.
    public QuarantineFile(Path file) {
        this.file = file;
    }

    /// Returns the evidence against each quarantined server, by [Server#id()], in the order in
    /// which they were added.
    ///
    /// @throws InvalidFormatException when the file was damaged or is from a newer version
    public Map<String, WrongData> load() throws IOException {
        return parse(AtomicFiles.read(file));
    }

    /// Quarantines a server. Older evidence against it is replaced.
    public void add(WrongData evidence) throws IOException {
        AtomicFiles.update(
                file,
                before -> {
                    Map<String, WrongData> servers = parse(before);
                    servers.remove(evidence.server());
                    if (servers.size() == MAX_SERVERS) {
                        servers.remove(servers.keySet().iterator().next());
                    }
                    servers.put(evidence.server(), evidence);
                    return print(servers);
                });
    }

    /// Ends the quarantine of a server; false when it was in none.
    public boolean trust(String server) throws IOException {
        if (!load().containsKey(server)) {
            return false;
        }
        AtomicFiles.update(
                file,
                before -> {
                    Map<String, WrongData> servers = parse(before);
                    servers.remove(server);
                    return print(servers);
                });
        return true;
    }

    private Map<String, WrongData> parse(Optional<byte[]> json) throws InvalidFormatException {
        Map<String, WrongData> servers = new LinkedHashMap<>();
        if (json.isPresent()) {
            String what = "The quarantine file " + file;
            Content content = StrictJson.read(json.get(), Content.class, what);
            if (content.version() != VERSION) {
                throw new InvalidFormatException(
                        what
                                + " has version "
                                + content.version()
                                + ", not "
                                + VERSION
                                + "; a newer program wrote it");
            }
            try {
                content.servers().forEach(entry -> servers.put(entry.server(), entry.evidence()));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new InvalidFormatException(what + " is damaged: " + e.getMessage(), e);
            }
        }
        return servers;
    }

    private static byte[] print(Map<String, WrongData> servers) {
        return StrictJson.write(
                new Content(VERSION, servers.values().stream().map(Entry::of).toList()));
    }

    /// The file's content as JSON has it.
    private record Content(int version, List<Entry> servers) {
        Content {
            servers = List.copyOf(servers);
        }
    }

    /// [WrongData] as JSON has it.
    private record Entry(
            String server,
            String file,
            int segment,
            long first,
            long length,
            String expected,
            String got,
            String time) {

        static Entry of(WrongData data) {
            return new Entry(
                    data.server(),
                    data.file(),
                    data.segment(),
                    data.first(),
                    data.length(),
                    data.expected().hex(),
                    data.got().hex(),
                    data.time().truncatedTo(ChronoUnit.MILLIS).toString());
        }

        WrongData evidence() {
            return new WrongData(
                    server,
                    file,
                    segment,
                    first,
                    length,
                    Sha256.parse(expected),
                    Sha256.parse(got),
                    Instant.parse(time));
        }
    }
}
