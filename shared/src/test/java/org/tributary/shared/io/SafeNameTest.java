package org.tributary.shared.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.InvalidFormatException;

class SafeNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # remote         | on disk
                    film.mkv         | film.mkv
                    100 % #1 äöü 東京| 100 % #1 äöü 東京
                    u\u0308.txt      | ü.txt
                    a:b              | a%3Ab
                    <>:"?*           | %3C%3E%3A%22%3F%2A
                    `a\nb\tc\u007f`  | a%0Ab%09c%7F
                    CON              | %43ON
                    con.txt          | %63on.txt
                    nul .tar.gz      | %6Eul .tar.gz
                    COM¹             | %43OM¹
                    lpt9.a           | %6Cpt9.a
                    CONSOLE          | CONSOLE
                    COM10            | COM10
                    xCON             | xCON
                    a.               | a%2E
                    `a `             | a%20
                    `a. . `          | a. .%20
                    ...              | %2E.%2E
                    .bashrc          | %2Ebashrc
                    -rf              | -rf
                    ~                | ~
                    exe.\u202Etxt    | exe.%E2%80%AEtxt
                    %2e%2e           | %2e%2e
                    """)
    void makesNamesSafe(String remote, String onDisk) throws Exception {
        assertEquals(onDisk, SafeName.of(remote));
    }

    @Test
    void makesAPipeSafe() throws Exception {
        assertEquals("a%7Cb", SafeName.of("a|b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a/b", "/", "../a", "a\\b", "a\u0000b", "a\uD800", "\uDC00a"})
    void refusesWhatIsNoName(String remote) {
        assertThrows(InvalidFormatException.class, () -> SafeName.of(remote));
    }

    @Test
    void refusesNamesThatNoFileSystemTakes() throws Exception {
        String longest = "ü".repeat(127) + "x";
        assertEquals(longest, SafeName.of(longest));
        assertThrows(InvalidFormatException.class, () -> SafeName.of(longest + "x"));
    }

    @Test
    void cutsANameThatBecameTooLong() throws Exception {
        String name = SafeName.of("?".repeat(255));
        assertTrue(bytes(name) <= 255 && name.startsWith("%3F%3F"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    film.mkv          | film.mkv
                    a/b c/d           | a/b c/d
                    a/CON/b:c         | a/%43ON/b%3Ac
                    .hidden/x.        | .hidden/x%2E
                    """)
    void makesPathsSafeNameByName(String path, String onDisk) throws Exception {
        assertEquals(Path.of(onDisk), SafeName.relativePath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "../x",
                "a/../b",
                "a/..",
                "a/./b",
                "a//b",
                "a/",
                "C:/x",
                "c:x",
                "\\\\host\\share",
                "a\\..\\b",
                "a/b\u0000",
                "a/\uD800",
                "u\u0308"
            })
    void refusesPathsThatCouldLeaveTheFolder(String path) {
        assertThrows(InvalidFormatException.class, () -> SafeName.relativePath(path));
    }

    @Test
    void staysInTheFolderWhateverThePath() {
        String hostile = "./\\:\u0000~%aCON \u202E\uD800";
        Path folder = Path.of("/downloads/here");
        for (int seed = 0; seed < 5000; seed++) {
            String path =
                    new Random(seed)
                            .ints(1 + seed % 12, 0, hostile.length())
                            .mapToObj(i -> String.valueOf(hostile.charAt(i)))
                            .collect(Collectors.joining());
            try {
                Path target = folder.resolve(SafeName.relativePath(path));
                assertEquals(target, target.normalize());
                assertTrue(target.startsWith(folder) && !target.equals(folder));
            } catch (InvalidFormatException e) {
                assertFalse(e.getMessage().chars().anyMatch(Character::isISOControl));
            }
        }
    }

    @Test
    void fitsNamesIntoBytesAndKeepsThemApart() {
        assertEquals("short", SafeName.fit("short", 20));
        String one = SafeName.fit("ü".repeat(20) + "1", 20);
        String other = SafeName.fit("ü".repeat(20) + "2", 20);
        assertEquals("ü".repeat(5) + "~", one.substring(0, 6));
        assertEquals(19, bytes(one));
        assertNotEquals(one, other);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
