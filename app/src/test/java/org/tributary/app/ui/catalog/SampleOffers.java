package org.tributary.app.ui.catalog;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tributary.app.offers.Offers;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.CatalogIndex;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;

/// What servers offer, for tests.
public final class SampleOffers {
    private final Map<String, List<CatalogEntry>> byServer = new LinkedHashMap<>();

    /// Adds a file; `content` stands for what is in it.
    public SampleOffers file(String path, long size, String content, String... servers) {
        long fragment = Manifest.usualFragmentSize(size);
        int count = (int) Manifest.fragmentCount(size, fragment);
        CatalogEntry entry =
                new CatalogEntry(
                        path,
                        size,
                        SampleDownloads.NOW.minusSeconds(size % 1_000_000),
                        hash(content),
                        hash("root of " + content),
                        fragment,
                        1000,
                        FragmentSet.all(count),
                        FragmentSet.NONE);
        Stream.of(servers)
                .forEach(id -> byServer.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry));
        return this;
    }

    public Offers offers() {
        return new Offers(
                byServer.entrySet().stream()
                        .map(server ->
                                new Survey(
                                        Server.parse(server.getKey()),
                                        new Survey.Answer.Offers(
                                                new CatalogIndex(new Catalog(server.getValue()))),
                                        Duration.ofMillis(4)))
                        .toList());
    }

    private static Sha256 hash(String of) {
        return Sha256.of(of.getBytes(StandardCharsets.UTF_8));
    }
}
