package org.tributary.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with a `java` that only tells how it was started.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the shell launcher is for Unix")
class LauncherTest {
    private static final String TELLING_JAVA =
            """
            #!/bin/sh
            echo "pid $$"
            echo "charmap $(locale charmap)"
            for argument in "$@"; do echo "argument <$argument>"; done
            """;

    @TempDir private Path temp;
    private Path image;
    private Path launcher;

    @BeforeEach
    void writeImage() throws IOException {
        image = temp.toRealPath().resolve("an image, moved");
        Path java = image.resolve("runtime/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, TELLING_JAVA);
        assertTrue(java.toFile().setExecutable(true));
        new Image(Program.TRIBUTARY, image, "main.jar").writeLaunchers();
        launcher = image.resolve("bin/tributary");
    }

    @Test
    void startsTheProgramOfItsOwnImage() throws Exception {
        List<String> lines = run(launcher, Map.of());

        assertTrue(
                lines.contains("argument <-XX:AOTCache=" + image + "/lib/tributary.aot>"),
                lines::toString);
        assertTrue(lines.contains("argument <" + image + "/lib/main.jar>"), lines::toString);
        assertTrue(
                lines.contains("argument <-Dtributary.launcher=" + launcher + ">"),
                lines::toString);
        for (String option : Program.TRIBUTARY.jvmOptions()) {
            assertTrue(lines.contains("argument <" + option + ">"), lines::toString);
        }
    }

    @Test
    void handsArgumentsOnUnchanged() throws Exception {
        List<String> lines = run(launcher, Map.of(), "get", "two words", "*", "", "$HOME", "-o");

        assertEquals(
                List.of("get", "two words", "*", "", "$HOME", "-o").stream()
                        .map(argument -> "argument <" + argument + ">")
                        .toList(),
                lines.subList(lines.size() - 6, lines.size()));
    }

    @Test
    void findsItsImageThroughLinks() throws Exception {
        Path absolute = Files.createSymbolicLink(temp.resolve("absolute"), launcher);
        Path bin = Files.createDirectory(temp.resolve("bin"));
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("../absolute"));

        List<String> lines = run(relative, Map.of());

        assertTrue(Files.isSymbolicLink(absolute));
        assertTrue(lines.contains("argument <" + image + "/lib/main.jar>"), lines::toString);
    }

    @Test
    void becomesTheJvmSoThatSignalsReachIt() throws Exception {
        Process process = new ProcessBuilder(launcher.toString()).start();

        assertEquals("pid " + process.pid(), process.inputReader().readLine());
    }

    @Test
    void setsAUtf8LocaleWhereThereIsNone() throws Exception {
        assertTrue(run(launcher, Map.of("LC_ALL", "C")).contains("charmap UTF-8"));
        assertTrue(run(launcher, Map.of("LC_ALL", "no_SUCH.UTF-8")).contains("charmap UTF-8"));
    }

    private static List<String> run(
            Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = process.inputReader().readAllLines();
        assertEquals(0, process.waitFor(), lines::toString);
        return lines;
    }
}
