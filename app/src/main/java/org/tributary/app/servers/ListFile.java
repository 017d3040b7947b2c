package org.tributary.app.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.io.AtomicFiles;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServersList;

/// The file that lists servers. It is the user's: lines are added below the others or taken out, and
/// all else in it stays byte for byte. Every method may block for the disk.
final class ListFile {
    private final Path file;

    /// @param file need not exist; no file is an empty list
    ListFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /// What tells one content of a file from the next without reading it.
    record Stamp(FileTime modified, long bytes, Optional<Object> key) {}

    /// Returns the stamp of the content now; empty when there is none.
    Optional<Stamp> stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Stamp(
                            now.lastModifiedTime(),
                            now.size(),
                            Optional.ofNullable(now.fileKey())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    ServersList read() throws IOException {
        try {
            return ServersList.read(file);
        } catch (NoSuchFileException _) {
            return new ServersList(List.of(), List.of());
        }
    }

    /// Adds the servers that `text` names and the list does not, each with its line as it stands.
    Servers.Added add(String text) throws IOException {
        String lines = onePerLine(text);
        ServersList wanted = ServersList.parse(lines);
        List<Server> there = read().servers();
        Set<URI> known = there.stream().map(Server::base).collect(Collectors.toSet());
        Set<URI> seen = new HashSet<>(known);
        List<String> all = lines.lines().toList();
        List<String> ids = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (ServersList.Entry entry : wanted.entries()) {
            if (seen.add(entry.server().base())) {
                ids.add(entry.server().id());
                added.add(all.get(entry.line() - 1).strip());
            }
        }
        if (!added.isEmpty()) {
            append(added);
        }
        int knownBefore =
                (int)
                        wanted.servers().stream()
                                .filter(server -> known.contains(server.base()))
                                .count();
        return new Servers.Added(List.copyOf(ids), knownBefore, wanted.problems());
    }

    /// Servers may also stand in one line, with commas between them.
    private static String onePerLine(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        boolean inline =
                unmarked.strip().lines().count() == 1
                        && unmarked.contains(",")
                        && !unmarked.contains("=")
                        && !unmarked.contains("#");
        return inline ? unmarked.strip().replace(',', '\n') : unmarked;
    }

    private void append(List<String> added) throws IOException {
        byte[] before = AtomicFiles.read(file).orElse(new byte[0]);
        String end = contains(before, '\r') ? "\r\n" : "\n";
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        after.writeBytes(before);
        if (before.length > 0 && !isLineEnd(before[before.length - 1])) {
            after.writeBytes(end.getBytes(StandardCharsets.UTF_8));
        }
        for (String line : added) {
            after.writeBytes((line + end).getBytes(StandardCharsets.UTF_8));
        }
        int lines = lines(after.toByteArray()).size();
        if (after.size() > ServersList.MAX_BYTES || lines > ServersList.MAX_LINES) {
            throw new InvalidFormatException(
                    "A servers list has at most "
                            + ServersList.MAX_LINES
                            + " lines and "
                            + ServersList.MAX_BYTES
                            + " bytes; this one would have more");
        }
        write(after.toByteArray());
    }

    /// Takes every line out that names one of these servers.
    void remove(Set<URI> bases) throws IOException {
        Set<Integer> numbers =
                read().entries().stream()
                        .filter(entry -> bases.contains(entry.server().base()))
                        .map(ServersList.Entry::line)
                        .collect(Collectors.toSet());
        if (numbers.isEmpty()) {
            return;
        }
        List<byte[]> lines = lines(AtomicFiles.read(file).orElse(new byte[0]));
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            if (!numbers.contains(i + 1)) {
                after.writeBytes(lines.get(i));
            }
        }
        write(after.toByteArray());
    }

    /// Writes the same list to another file.
    void export(Path target) throws IOException {
        AtomicFiles.write(target, AtomicFiles.read(file).orElse(new byte[0]));
    }

    private void write(byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // What a link leads to is the list; the link itself stays.
        AtomicFiles.write(Files.exists(file) ? file.toRealPath() : file, content);
    }

    /// Returns the lines, each with what ends it; `\n`, `\r\n` and `\r` do, as in
    /// [String#lines()]. None of them is part of another character in UTF-8.
    private static List<byte[]> lines(byte[] text) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            boolean pair = text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n';
            if (isLineEnd(text[i]) && !pair) {
                lines.add(Arrays.copyOfRange(text, start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length) {
            lines.add(Arrays.copyOfRange(text, start, text.length));
        }
        return lines;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    private static boolean contains(byte[] text, char wanted) {
        for (byte b : text) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
