package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindsTest {
    @ParameterizedTest
    @CsvSource({
        "sources.tar.xz, ARCHIVES",
        "Film.MKV, VIDEO",
        "song.flac, MUSIC",
        "handbook.pdf, DOCUMENTS",
        "photo.JPeG, IMAGES",
        "debian-13.1-amd64.iso, PROGRAMS",
        "setup.exe, PROGRAMS",
        "pdf, OTHER",
        "no end, OTHER",
        "ends in a dot., OTHER",
        "strange.xyz, OTHER",
    })
    void sortsByTheEndOfTheName(String name, FileKinds.Kind kind) {
        assertEquals(kind, FileKinds.of(name));
    }
}
