package org.tributary.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @Test
    void tellsNamesFoldersAndLinksApart() {
        assertEquals(new Target.Name("a/b.iso", "a/b.iso"), Target.parse("a/b.iso"));
        assertEquals(new Target.Folder("a/", "a/"), Target.parse("a/"));
        assertEquals(
                new Target.Url("http://h/x", URI.create("http://h/x")), Target.parse("http://h/x"));
    }

    @Test
    void namesAreComposedAsCatalogsHaveThem() {
        assertEquals(new Target.Name("e\u0301.txt", "\u00e9.txt"), Target.parse("e\u0301.txt"));
    }

    @Test
    void aMetalinkDocumentMustBeHere(@TempDir Path folder) throws IOException {
        String path = Files.createFile(folder.resolve("x.META4")).toString();

        assertInstanceOf(Target.MetalinkFile.class, Target.parse(path));
        assertInstanceOf(Target.Name.class, Target.parse(folder.resolve("y.meta4").toString()));
    }

    @Test
    void noLabelShowsAPassword() {
        assertEquals("http://h:8/x", Target.parse("http://bob:secret@h:8/x").label());
        assertEquals("http://h/x?a@b", Target.parse("http://b:p@h/x?a@b").label());
        assertEquals("http://h/a@b", Target.withoutLogin("http://h/a@b"));
        assertEquals("http://h", Target.withoutLogin("http://b:p@ss@h"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://h/x",
                "http:///x",
                "http:/x",
                "http:x",
                "HTTPS:",
                "http://",
                "http://h/^",
                "http://h:0/x",
                "http://h:65536/x",
                "http://a_b/x",
                "http://bob:sec ret@/x",
                ""
            })
    void whatLooksLikeALinkAndIsNoneIsSaid(String argument) {
        CommandFailure failure = assertThrows(CommandFailure.class, () -> Target.parse(argument));

        assertEquals(2, failure.code().number());
        assertEquals(-1, failure.getMessage().indexOf("sec"), failure.getMessage());
    }
}
