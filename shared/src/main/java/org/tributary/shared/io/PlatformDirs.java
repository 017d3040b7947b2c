package org.tributary.shared.io;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The folders a system wants programs to keep their things in. Made by nobody yet: whoever writes
/// into one makes it.
///
/// @param config settings and `servers.txt`
/// @param state what is remembered between runs
/// @param cache what may be deleted at any time
public record PlatformDirs(Path config, Path state, Path cache) {
    /// Names one folder for everything, in place of the system's.
    public static final String HOME_VARIABLE = "TRIBUTARY_HOME";

    private static final String NAME = "tributary";
    private static final String TITLE = "Tributary";

    /// Returns the folders of this system and user.
    public static PlatformDirs current() {
        return of(
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                System.getenv());
    }

    /// Returns the folders of a system.
    ///
    /// @param osName the system property `os.name`
    /// @param userHome the user's home folder as the account has it; except on Windows, the variable
    ///   `HOME` comes before it, as in the XDG specification and every shell
    /// @param environment the environment variables
    static PlatformDirs of(String osName, Path userHome, Map<String, String> environment) {
        Folders folders = new Folders(environment);
        Optional<Path> own = folders.path(HOME_VARIABLE);
        if (own.isPresent()) {
            Path all = own.get().toAbsolutePath();
            return new PlatformDirs(all, all, all.resolve("cache"));
        }
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            Path roaming =
                    folders.absolute("APPDATA", userHome.resolve("AppData").resolve("Roaming"));
            Path local =
                    folders.absolute("LOCALAPPDATA", userHome.resolve("AppData").resolve("Local"));
            return new PlatformDirs(
                    roaming.resolve(TITLE),
                    local.resolve(TITLE),
                    local.resolve(TITLE).resolve("Cache"));
        }
        Path home = folders.absolute("HOME", userHome);
        if (system.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve(TITLE);
            return new PlatformDirs(support, support, library.resolve("Caches").resolve(TITLE));
        }
        return new PlatformDirs(
                folders.absolute("XDG_CONFIG_HOME", home.resolve(".config")).resolve(NAME),
                folders.absolute("XDG_STATE_HOME", home.resolve(".local").resolve("state"))
                        .resolve(NAME),
                folders.absolute("XDG_CACHE_HOME", home.resolve(".cache")).resolve(NAME));
    }

    /// Environment variables that name folders. One that is empty or no path counts as not set.
    private record Folders(Map<String, String> environment) {
        Optional<Path> path(String variable) {
            String value = environment.getOrDefault(variable, "");
            try {
                return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }

        /// The XDG Base Directory Specification has relative paths ignored.
        Path absolute(String variable, Path usual) {
            return path(variable).filter(Path::isAbsolute).orElse(usual);
        }
    }
}
