package org.tributary.shared.servers;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.shared.format.RemoteText;

/// Reads one line of a servers list: an address, then `key=value` words; a value with spaces stands
/// in double quotes, and a word that starts with `#` ends the line.
final class ServerLine {
    private static final Set<String> KEYS = Set.of("name", "key", "cert", "token-file");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+|\"");
    private static final Pattern PORT = Pattern.compile("[0-9]+");

    /// Where the list is, when it is the user's own.
    private final Optional<Path> folder;

    ServerLine(Optional<Path> folder) {
        this.folder = folder;
    }

    /// Returns the server the line names; empty for a comment, an empty line and a line that is
    /// skipped.
    ///
    /// @param problems told in a sentence what is skipped: the line or a part of it
    Optional<Server> read(String line, Consumer<String> problems) {
        List<String> words = words(line);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        try {
            boolean portApart = words.size() > 1 && PORT.matcher(words.get(1)).matches();
            String address = portApart ? words.get(0) + ":" + words.get(1) : words.get(0);
            Server server = Server.parse(address);
            return Optional.of(
                    withKeys(server, words.subList(portApart ? 2 : 1, words.size()), problems));
        } catch (IllegalArgumentException e) {
            problems.accept(e.getMessage());
            return Optional.empty();
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find() && !word.group().startsWith("#"); ) {
            words.add(word.group());
        }
        return words;
    }

    private Server withKeys(Server server, List<String> words, Consumer<String> problems) {
        Map<String, String> values = new HashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String key = equals < 0 ? word : word.substring(0, equals);
            String value = word.substring(equals + 1).replace("\"", "");
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "\"" + RemoteText.shown(word) + "\" is not key=value");
            } else if (!KEYS.contains(key)) {
                problems.accept("the key \"" + RemoteText.shown(key) + "\" is unknown and ignored");
            } else if (value.isBlank()) {
                throw new IllegalArgumentException("the key \"" + key + "\" has no value");
            } else if (values.put(key, value) != null) {
                throw new IllegalArgumentException("the key \"" + key + "\" occurs twice");
            }
        }
        return new Server(
                server.id(),
                server.base(),
                Optional.ofNullable(values.get("name")),
                Optional.ofNullable(values.get("key")),
                file("cert", values),
                file("token-file", values));
    }

    private Optional<Path> file(String key, Map<String, String> values) {
        String value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (folder.isEmpty()) {
            throw new IllegalArgumentException(
                    "only a list in a file of your own may name a file with " + key + "=");
        }
        try {
            return Optional.of(readable(key, folder.get().resolve(value)));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "\"" + RemoteText.shown(value) + "\" is not a file name", e);
        }
    }

    /// A server that cannot be asked rightly is not asked: told here, it has a line.
    private static Path readable(String key, Path file) {
        if (Files.isRegularFile(file) && Files.isReadable(file)) {
            return file;
        }
        throw new IllegalArgumentException(
                "its "
                        + key
                        + " "
                        + RemoteText.shown(file.toString())
                        + " "
                        + (Files.exists(file) ? "cannot be read" : "does not exist")
                        + "; this server is not used");
    }
}
