package org.tributary.daemon;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.tributary.shared.format.RemoteText;

/// Reads flags from a properties file: their names without the dashes.
final class ConfigFile {
    private ConfigFile() {}

    /// Reads a file.
    ///
    /// @param known the flags it may set
    static Flags read(Path file, Set<String> known) throws Failure {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            throw Failure.world("The file " + file + " that --config names does not exist.");
        } catch (CharacterCodingException e) {
            throw Failure.world("The file " + file + " is not in UTF-8: save it as such.");
        } catch (IOException e) {
            if (Files.isDirectory(file)) {
                throw Failure.usage(file + " is a folder: --config needs a properties file.");
            }
            throw Failure.world("The file " + file + " cannot be read: check its permissions.");
        } catch (IllegalArgumentException e) {
            throw Failure.usage(
                    "The file " + file + " has a broken \\u escape: write the character itself.");
        }
        Map<String, Flags.Flag> values = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (!known.contains(name)) {
                throw Failure.usage(
                        "The file "
                                + file
                                + " sets \""
                                + RemoteText.shown(name)
                                + "\", which is none of: "
                                + String.join(", ", known)
                                + ".");
            }
            values.put(
                    name,
                    new Flags.Flag(properties.getProperty(name).strip(), name + " in " + file));
        }
        return new Flags(values);
    }
}
