package org.tributary.shared.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireJsonTest {
    private static final Sha256 A = Sha256.of(new byte[] {1});

    @Test
    void readsTheCatalogItWrote() throws Exception {
        Catalog catalog =
                new Catalog(
                        List.of(
                                entry("b/ü.txt", 3000, FragmentSet.all(3)),
                                entry("a", 0, FragmentSet.NONE),
                                entry("c\n", 3000, FragmentSet.of(3, i -> i != 1))));
        byte[] json = WireJson.write(catalog);
        assertEquals(catalog, WireJson.readCatalog(json));
    }

    @Test
    void readsTheManifestItWrote() throws Exception {
        Manifest manifest = new Manifest(3000, 1024, List.of(A, A, Sha256.OF_NOTHING), A);
        byte[] json = WireJson.write(manifest);
        assertEquals(manifest, WireJson.readManifest(json));
    }

    private static CatalogEntry entry(String path, long size, FragmentSet held) {
        return new CatalogEntry(path, size, Instant.EPOCH, A, A, 1024, 300, held, held);
    }
}
