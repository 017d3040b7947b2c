package org.tributary.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DesktopIntegrationTest {
    @TempDir private Path folder;
    private final BlockingQueue<List<String>> started = new LinkedBlockingQueue<>();

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void triesOneWayAfterTheOtherUntilOneWorks() throws Exception {
        Path file = Files.writeString(folder.resolve("it's a, b.iso"), "x");
        try (DesktopIntegration desktop = desktop(new LinuxDesktop(), "xdg-open")) {
            desktop.show(file);

            assertEquals("dbus-send", started.take().getFirst());
            assertEquals("gdbus", started.take().getFirst());
            assertEquals(List.of("xdg-open", folder.toString()), started.take());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsGoneIsLookedForInItsFolder() throws Exception {
        try (DesktopIntegration desktop = desktop(new LinuxDesktop(), "xdg-open")) {
            desktop.show(folder.resolve("gone"));
            assertEquals(List.of("xdg-open", folder.toString()), started.take());
        }
    }

    @Test
    void opensNoLinksButThoseOfTheWeb() throws Exception {
        try (DesktopIntegration desktop = desktop(new LinuxDesktop(), "xdg-open")) {
            desktop.browse(URI.create("file:///etc/passwd"));
            desktop.browse(URI.create("mailto:x"));
            desktop.browse(URI.create("https://h/ä"));
            assertEquals(List.of("xdg-open", "https://h/%C3%A4"), started.take());
            assertTrue(started.isEmpty());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void runsTheCommandOfAPersonWithTheFileAtItsEnd() throws Exception {
        try (DesktopIntegration desktop = desktop(new LinuxDesktop(), "scan")) {
            desktop.run("scan --in 'my folder'", Path.of("/a b;c"));
            assertEquals(List.of("scan", "--in", "my folder", "/a b;c"), started.take());
            desktop.run(" ", Path.of("/x"));
            assertTrue(started.isEmpty());
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatKeepsTheMachineAwakeEndsWithIt() throws Exception {
        BlockingQueue<Process> awake = new LinkedBlockingQueue<>();
        DesktopIntegration desktop =
                new DesktopIntegration(
                        new LinuxDesktop(),
                        command -> {
                            Process process = new ProcessBuilder("cat").start();
                            awake.add(process);
                            return process;
                        },
                        () -> false);
        desktop.keepAwake(true);
        desktop.keepAwake(true);
        Process first = awake.take();
        assertTrue(first.isAlive());
        desktop.keepAwake(false);
        first.waitFor();

        desktop.keepAwake(true);
        Process second = awake.take();
        desktop.close();
        second.waitFor();
        assertTrue(awake.isEmpty());
    }

    @Test
    void aNoticeIsTextAndNothingElse() {
        List<Command> linux = new LinuxDesktop().notify("-t $(x)", "<b>&", false);
        assertEquals(
                List.of("--", "-t $(x)", "&lt;b&gt;&amp;"), linux.getFirst().words().subList(3, 6));

        Command mac = new MacDesktop().notify("\" & quit", "b", true).getFirst();
        assertEquals(List.of("\" & quit", "b"), mac.words().subList(7, 9));

        Command windows = new WindowsDesktop().notify("'; rm x", "b", false).getFirst();
        assertFalse(windows.words().toString().contains("rm x"));
        assertEquals("'; rm x", windows.environment().get("TRIBUTARY_TITLE"));
    }

    @Test
    void everySystemHasItsCommands() {
        Path file = Path.of("/x");
        URI link = URI.create("http://h/");
        for (String name : List.of("Linux", "Mac OS X", "Windows 11")) {
            DesktopCommands commands = DesktopCommands.of(name);
            assertFalse(commands.open(file).isEmpty());
            assertFalse(commands.show(file).isEmpty());
            assertFalse(commands.browse(link).isEmpty());
            assertEquals(name.startsWith("Windows"), commands.keepAwake().isEmpty());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theNameOfAFileIsOneElementForTheFileManager() {
        Path odd = Path.of("/it's a, b.iso");
        List<Command> ways = new LinuxDesktop().show(odd);
        assertTrue(
                ways.get(0).words().contains("array:string:file:///it%27s%20a%2C%20b.iso"),
                ways.toString());
        assertTrue(ways.get(1).words().contains("['file:///it%27s%20a%2C%20b.iso']"));
    }

    /// A desktop on which there is only one program.
    private DesktopIntegration desktop(DesktopCommands commands, String works) {
        return new DesktopIntegration(
                commands,
                command -> {
                    started.add(command.words());
                    if (!command.words().getFirst().equals(works)) {
                        throw new IOException("no such program");
                    }
                    return new ProcessBuilder(java(), "-version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
                },
                () -> false);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
