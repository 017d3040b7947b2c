package org.tributary.app.ui.dialogs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is in the program and under which license, read from the NOTICE that every image carries.
///
/// @param name such as `Jackson core, databind, annotations`
/// @param license such as `Apache License 2.0`
record License(String name, String license) {
    /// A name and a license stand apart by two spaces or more.
    private static final Pattern LINE = Pattern.compile("(\\S.*?) {2,}(\\S.*)");

    /// Returns those of this program, its own first.
    static List<License> all() {
        try (InputStream notice = License.class.getResourceAsStream("NOTICE")) {
            return Stream.concat(
                            Stream.of(new License("Tributary", "MIT License")),
                            read(new String(notice.readAllBytes(), StandardCharsets.UTF_8))
                                    .stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the NOTICE is part of the program", e);
        }
    }

    static List<License> read(String notice) {
        return notice.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new License(line.group(1), line.group(2)))
                .toList();
    }
}
