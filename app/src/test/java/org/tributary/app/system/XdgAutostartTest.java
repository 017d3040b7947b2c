package org.tributary.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.ui.common.LoginStart;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is for desktops of freedesktop.org")
class XdgAutostartTest {
    @TempDir private Path home;
    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        launcher = launcher("tributary");
    }

    private Path launcher(String name) throws IOException {
        Path file = Files.createFile(home.resolve(name));
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private Optional<LoginStart> of(Path started, Map<String, String> environment) {
        return XdgAutostart.of("Linux", Optional.of(started.toString()), home, environment);
    }

    private String exec(LoginStart start) throws IOException {
        start.set(true);
        List<String> lines = Files.readAllLines(start.file());
        assertEquals("[Desktop Entry]", lines.getFirst());
        return lines.stream().filter(line -> line.startsWith("Exec=")).findFirst().orElseThrow();
    }

    @Test
    void isOfferedOnlyWhereALauncherStartedTheProgramOnLinux() {
        Map<String, String> environment = Map.of();
        assertTrue(of(launcher, environment).isPresent());
        assertTrue(of(home.resolve("gone"), environment).isEmpty());
        assertTrue(XdgAutostart.of("Linux", Optional.empty(), home, environment).isEmpty());
        for (String other : List.of("Windows 11", "Mac OS X")) {
            Optional<String> path = Optional.of(launcher.toString());
            assertTrue(XdgAutostart.of(other, path, home, environment).isEmpty());
        }
    }

    @Test
    void writesAnEntryAndRemovesIt() throws IOException {
        LoginStart start = of(launcher, Map.of()).orElseThrow();
        assertFalse(start.isOn());
        start.set(false);
        assertEquals("Exec=\"" + launcher + "\"", exec(start));
        assertEquals(home.resolve(".config/autostart/tributary.desktop"), start.file());
        assertTrue(start.isOn());
        start.set(false);
        assertFalse(start.isOn());
        assertFalse(Files.exists(start.file()));
    }

    @Test
    void goesWhereTheEnvironmentSays() {
        Path other = home.resolve("other");
        assertEquals(
                other.resolve("autostart/tributary.desktop"),
                of(launcher, Map.of("XDG_CONFIG_HOME", other.toString())).orElseThrow().file());
        assertEquals(
                home.resolve(".config/autostart/tributary.desktop"),
                of(launcher, Map.of("XDG_CONFIG_HOME", "relative")).orElseThrow().file());
    }

    @Test
    void quotesWhatADesktopWouldReadAsMoreThanText() throws IOException {
        Path odd = launcher("a $b `c` \"d\" 5%\\ü");
        assertEquals(
                "Exec=\"" + home + "/a \\\\$b \\\\`c\\\\` \\\\\"d\\\\\" 5%%\\\\\\\\ü\"",
                exec(of(odd, Map.of()).orElseThrow()));
        assertTrue(of(launcher("a\nb"), Map.of()).isEmpty());
    }

    @Test
    void isNotOfferedByACopyWithFoldersOfItsOwn() {
        assertTrue(of(launcher, Map.of("TRIBUTARY_HOME", "/data/t")).isEmpty());
    }

    @Test
    void anEntryIsStaleOnceItsProgramIsGone() throws IOException {
        Path odd = launcher("a \\ b");
        LoginStart start = of(odd, Map.of()).orElseThrow();
        assertFalse(start.isStale());
        start.set(true);
        assertFalse(start.isStale());
        assertFalse(of(launcher, Map.of()).orElseThrow().isStale());
        Files.delete(odd);
        assertTrue(of(launcher, Map.of()).orElseThrow().isStale());
    }

    @Test
    void anEntryThatTheDesktopSwitchedOffIsOff() throws IOException {
        LoginStart start = of(launcher, Map.of()).orElseThrow();
        start.set(true);
        Files.writeString(
                start.file(), Files.readString(start.file()) + "X-GNOME-Autostart-enabled=false\n");
        assertFalse(start.isOn());
    }

    @Test
    void failsWhereNothingCanBeWritten() throws IOException {
        Files.createFile(home.resolve(".config"));
        LoginStart start = of(launcher, Map.of()).orElseThrow();
        assertThrows(IOException.class, () -> start.set(true));
        assertFalse(start.isOn());
    }
}
