package org.tributary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get big.bin          | COMMAND_LINE",
                "get http://h/x       | COMMAND_LINE",
                "list                 | COMMAND_LINE",
                "servers              | COMMAND_LINE",
                "verify x             | COMMAND_LINE",
                "-h                   | COMMAND_LINE",
                "--version            | COMMAND_LINE",
                "gte big.bin          | COMMAND_LINE",
                "ftp://h/x            | COMMAND_LINE",
                "http://h/x           | WINDOW",
                "HTTPS://h/x junk     | WINDOW",
                "tributary:x          | WINDOW",
            })
    void isToldFromTheArguments(String arguments, Start start) {
        assertEquals(start, Start.of(List.of(arguments.split(" ")), true));
    }

    @Test
    void withoutArgumentsIsForTheWindowWhereThereIsOne() {
        assertEquals(Start.WINDOW, Start.of(List.of(), true));
        assertEquals(Start.COMMAND_LINE, Start.of(List.of(), false));
        assertEquals(Start.NO_DISPLAY, Start.of(List.of("http://h/x"), false));
        assertEquals(Start.COMMAND_LINE, Start.of(List.of("gte"), false));
    }

    @Test
    void aFileIsForTheWindowUnlessItIsNamedLikeACommand() throws Exception {
        Path file = Files.writeString(folder.resolve("a b.meta4"), "x");

        assertEquals(Start.WINDOW, Start.of(List.of(file.toString()), true));
        assertEquals(Start.WINDOW, Start.of(List.of(file.toUri().toString()), true));
        assertEquals(Start.COMMAND_LINE, Start.of(List.of(folder.toString()), true));
        assertEquals(Start.COMMAND_LINE, Start.of(List.of("no\u0000file"), true));
    }

    @Test
    void theWindowIsGivenFilesByTheirFullPath() throws Exception {
        Path file = Files.writeString(folder.resolve("a b.meta4"), "x");

        assertEquals(
                List.of("http://h/a b", file.toString(), file.toString(), "file:", "file:///none"),
                Start.lines(
                        List.of(
                                "http://h/a b",
                                file.toString(),
                                file.toUri().toString(),
                                "file:",
                                "file:///none")));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, '', '', '', false",
        "Linux, '', ':0', '', true",
        "Linux, '', '', 'wayland-0', true",
        "Linux, Headless, '', '', true",
        "Windows 11, '', '', '', true",
        "Mac OS X, '', '', '', true",
    })
    void knowsWhereAWindowCanBeShown(
            String os, String platform, String display, String wayland, boolean expected) {
        assertEquals(
                expected,
                Start.hasDisplay(
                        os, platform, Map.of("DISPLAY", display, "WAYLAND_DISPLAY", wayland)));
    }
}
