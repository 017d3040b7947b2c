package org.tributary.app.downloads;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Sorts files by the ends of their names, for those who want a folder for each kind.
final class FileKinds {
    private static final Map<Kind, Set<String>> ENDS =
            Map.of(
                    Kind.ARCHIVES,
                    Set.of(
                            "zip", "tar", "gz", "tgz", "bz2", "tbz2", "xz", "txz", "zst", "tzst",
                            "7z", "rar", "lz", "lzma", "lz4", "br", "cab", "arj", "cpio"),
                    Kind.VIDEO,
                    Set.of(
                            "mp4", "m4v", "mkv", "webm", "avi", "mov", "wmv", "mpg", "mpeg", "ogv",
                            "flv", "3gp", "ts", "m2ts", "vob"),
                    Kind.MUSIC,
                    Set.of(
                            "mp3", "flac", "ogg", "oga", "opus", "m4a", "m4b", "aac", "wav", "wma",
                            "aiff", "mid", "midi", "ape"),
                    Kind.DOCUMENTS,
                    Set.of(
                            "pdf", "epub", "mobi", "djvu", "txt", "md", "rtf", "doc", "docx", "odt",
                            "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "tex", "ps", "html"),
                    Kind.IMAGES,
                    Set.of(
                            "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "tif",
                            "tiff", "bmp", "ico", "psd", "xcf", "raw", "dng", "cr2", "nef"),
                    Kind.PROGRAMS,
                    Set.of(
                            "exe",
                            "msi",
                            "deb",
                            "rpm",
                            "apk",
                            "dmg",
                            "pkg",
                            "appimage",
                            "flatpak",
                            "snap",
                            "jar",
                            "iso",
                            "img",
                            "msix",
                            "appx",
                            "run",
                            "bin"));

    private FileKinds() {}

    /// A kind of file.
    enum Kind {
        ARCHIVES("Archives"),
        VIDEO("Video"),
        MUSIC("Music"),
        DOCUMENTS("Documents"),
        IMAGES("Images"),
        PROGRAMS("Programs"),
        OTHER("Other");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        /// Returns what the folder for this kind is called, in every language the same: other
        /// programs know it by this name.
        String folder() {
            return folder;
        }
    }

    /// Returns the kind of a file of that name.
    static Kind of(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDS.entrySet().stream()
                .filter(kind -> name.contains(".") && kind.getValue().contains(end))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Kind.OTHER);
    }
}
