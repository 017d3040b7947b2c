package org.tributary.shared.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.RemoteText;

/// The text that names servers, one a line:
///
/// ```
/// # host and port, or the URL where a server's tree starts, then what is known of it
/// 192.168.1.20:8080
/// nas 8080            name="The box under the stairs"
/// [fe80::1]:8080
/// https://mirror.example/tributary/   token-file=mirror.token
/// ```
///
/// A line that makes no sense is told and skipped, and never keeps the others from being used. A
/// server named twice counts once.
///
/// @param entries every line that names a server, in the order of the list
/// @param problems what was skipped
public record ServersList(List<Entry> entries, List<Problem> problems) {
    /// Largest list, 1 MiB.
    public static final int MAX_BYTES = 1 << 20;

    /// Most lines read of one list.
    public static final int MAX_LINES = 10_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    public ServersList {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /// A line that names a server.
    ///
    /// @param line its number, from 1
    public record Entry(int line, Server server) {}

    /// Something that was skipped.
    ///
    /// @param line its number, from 1
    /// @param text the line, fit to be shown
    /// @param sentence what is wrong and what to write instead
    public record Problem(int line, String text, String sentence) {
        @Override
        public String toString() {
            return "line " + line + " (" + text + "): " + sentence;
        }
    }

    /// Returns the servers in the order of the list, each of them once.
    public List<Server> servers() {
        Map<URI, Server> servers = new LinkedHashMap<>();
        entries.forEach(entry -> servers.putIfAbsent(entry.server().base(), entry.server()));
        return List.copyOf(servers.values());
    }

    /// Reads a list of the user's own. It may name files for certificates and tokens; they are
    /// looked for from the list's folder, and a line whose file cannot be read is skipped.
    public static ServersList read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(
                    in.readNBytes(MAX_BYTES + 1), Optional.of(file.toAbsolutePath().getParent()));
        }
    }

    /// Reads a list that came from elsewhere. It may not name files: whoever wrote it could have
    /// any file's first line sent to a server of theirs.
    public static ServersList parse(byte[] list) throws InvalidFormatException {
        return parse(list, Optional.empty());
    }

    /// Reads a list that came from elsewhere; see [#parse(byte\[\])].
    public static ServersList parse(String list) throws InvalidFormatException {
        return parse(list.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads servers from one line with commas, such as `a:8080,b:8080`. A problem's line is the
    /// place in that line.
    public static ServersList ofInline(String servers) {
        return of(List.of(servers.split(",")), new ServerLine(Optional.empty()));
    }

    private static ServersList parse(byte[] list, Optional<Path> folder)
            throws InvalidFormatException {
        if (list.length > MAX_BYTES) {
            throw new InvalidFormatException(
                    "A servers list has at most " + MAX_BYTES + " bytes; this one has more");
        }
        String text = new String(list, StandardCharsets.UTF_8);
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return of((marked ? text.substring(1) : text).lines().toList(), new ServerLine(folder));
    }

    private static ServersList of(List<String> lines, ServerLine reader) {
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i == MAX_LINES) {
                problems.add(
                        new Problem(
                                i + 1,
                                RemoteText.shown(lines.get(i)),
                                "a list has at most " + MAX_LINES + " lines; the rest is skipped"));
                break;
            }
            int number = i + 1;
            String shown = RemoteText.shown(withoutLogin(lines.get(i).strip()));
            reader.read(
                            lines.get(i),
                            sentence -> problems.add(new Problem(number, shown, sentence)))
                    .ifPresent(server -> entries.add(new Entry(number, server)));
        }
        return new ServersList(entries, problems);
    }

    /// A login is shown to nobody, not even where it does not belong.
    private static String withoutLogin(String line) {
        return line.replaceAll("//.*@", "//...@");
    }
}
