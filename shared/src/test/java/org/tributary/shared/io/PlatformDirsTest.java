package org.tributary.shared.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformDirsTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void followsTheXdgSpecificationOnLinux() {
        assertEquals(
                dirs(
                        "/home/ann/.config/tributary",
                        "/home/ann/.local/state/tributary",
                        "/home/ann/.cache/tributary"),
                PlatformDirs.of("Linux", HOME, Map.of()));
        assertEquals(
                dirs("/c/tributary", "/s/tributary", "/home/ann/.cache/tributary"),
                PlatformDirs.of(
                        "Linux",
                        HOME,
                        Map.of(
                                "XDG_CONFIG_HOME", "/c",
                                "XDG_STATE_HOME", "/s",
                                "XDG_CACHE_HOME", "relative/is/ignored")));
    }

    @Test
    void usesApplicationSupportOnMacOs() {
        String support = "/home/ann/Library/Application Support/Tributary";
        assertEquals(
                dirs(support, support, "/home/ann/Library/Caches/Tributary"),
                PlatformDirs.of("Mac OS X", HOME, Map.of("XDG_CONFIG_HOME", "/c")));
    }

    @Test
    void usesAppDataOnWindows() {
        assertEquals(
                dirs("/roaming/Tributary", "/local/Tributary", "/local/Tributary/Cache"),
                PlatformDirs.of(
                        "Windows 11",
                        HOME,
                        Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local")));
    }

    @Test
    void looksWhereTheVariableHomePoints() {
        Map<String, String> moved = Map.of("HOME", "/sandbox");
        assertEquals(
                Path.of("/sandbox/.config/tributary"),
                PlatformDirs.of("Linux", HOME, moved).config());
        assertEquals(
                Path.of("/sandbox/Library/Caches/Tributary"),
                PlatformDirs.of("Mac OS X", HOME, moved).cache());
        assertEquals(
                Path.of("/home/ann/AppData/Roaming/Tributary"),
                PlatformDirs.of("Windows 11", HOME, moved).config());
        assertEquals(
                Path.of("/home/ann/.config/tributary"),
                PlatformDirs.of("Linux", HOME, Map.of("HOME", "relative")).config());
    }

    @Test
    void putsEverythingIntoTheFolderTheUserNames() {
        for (String system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            assertEquals(
                    dirs("/usb/t", "/usb/t", "/usb/t/cache"),
                    PlatformDirs.of(system, HOME, Map.of("TRIBUTARY_HOME", "/usb/t")));
        }
        assertEquals(
                Path.of("/home/ann/.config/tributary"),
                PlatformDirs.of("Linux", HOME, Map.of("TRIBUTARY_HOME", "")).config());
    }

    private static PlatformDirs dirs(String config, String state, String cache) {
        return new PlatformDirs(Path.of(config), Path.of(state), Path.of(cache));
    }
}
