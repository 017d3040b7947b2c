package org.tributary.app.ui.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tributary.app.downloads.DownloadEntry;

/// What the servers sent of all finished downloads together.
///
/// @param bytesByServer bytes that were kept
/// @param downloads how many finished downloads, by server
/// @param bytes by all servers
record Contribution(Map<String, Long> bytesByServer, Map<String, Integer> downloads, long bytes) {
    Contribution {
        bytesByServer = Map.copyOf(bytesByServer);
        downloads = Map.copyOf(downloads);
    }

    static Contribution to(List<DownloadEntry> entries) {
        Map<String, Long> bytesByServer = new HashMap<>();
        Map<String, Integer> downloads = new HashMap<>();
        entries.stream()
                .flatMap(entry -> entry.receipt().stream())
                .flatMap(receipt -> receipt.bytesByServer().entrySet().stream())
                .filter(sent -> sent.getValue() > 0)
                .forEach(sent -> {
                    bytesByServer.merge(sent.getKey(), sent.getValue(), Long::sum);
                    downloads.merge(sent.getKey(), 1, Integer::sum);
                });
        long bytes = bytesByServer.values().stream().mapToLong(Long::longValue).sum();
        return new Contribution(bytesByServer, downloads, bytes);
    }

    long of(String server) {
        return bytesByServer.getOrDefault(server, 0L);
    }

    int downloadsOf(String server) {
        return downloads.getOrDefault(server, 0);
    }

    /// Returns the share of a server, 0 to 1.
    double share(String server) {
        return bytes == 0 ? 0 : (double) of(server) / bytes;
    }
}
