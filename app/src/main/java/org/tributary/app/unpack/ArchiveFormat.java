package org.tributary.app.unpack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of archive that can be taken apart.
enum ArchiveFormat {
    ZIP(".zip"),
    TAR(".tar"),
    TAR_GZ(".tar.gz", ".tgz"),
    TAR_ZST(".tar.zst", ".tzst"),
    TAR_XZ(".tar.xz", ".txz"),
    TAR_BZ2(".tar.bz2", ".tbz2"),
    SEVEN_Z(".7z");

    private final List<String> ends;

    ArchiveFormat(String... ends) {
        this.ends = List.of(ends);
    }

    /// Returns the format of a file of that name.
    static Optional<ArchiveFormat> of(String fileName) {
        for (ArchiveFormat format : values()) {
            if (format.end(fileName).isPresent()) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private Optional<String> end(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return ends.stream().filter(name::endsWith).findFirst();
    }

    /// Returns the name without what tells the format.
    String stem(String fileName) {
        return fileName.substring(
                0, fileName.length() - end(fileName).map(String::length).orElse(0));
    }
}
