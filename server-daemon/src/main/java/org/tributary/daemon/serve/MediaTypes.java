package org.tributary.daemon.serve;

import java.util.Locale;
import java.util.Map;

/// Media types of files by their names' endings: those a browser shows or plays without running
/// anything. All else is plain bytes: a page someone uploaded must not act as this server.
final class MediaTypes {
    static final String BYTES = "application/octet-stream";
    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";
    private static final Map<String, String> BY_ENDING =
            Map.ofEntries(
                    Map.entry("avif", "image/avif"),
                    Map.entry("csv", TEXT),
                    Map.entry("flac", "audio/flac"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("json", JSON),
                    Map.entry("log", TEXT),
                    Map.entry("m4a", "audio/mp4"),
                    Map.entry("md", TEXT),
                    Map.entry("mkv", "video/matroska"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("png", "image/png"),
                    Map.entry("txt", TEXT),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("zip", "application/zip"));

    private MediaTypes() {}

    static String of(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, BYTES);
    }
}
