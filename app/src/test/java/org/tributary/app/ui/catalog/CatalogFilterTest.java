package org.tributary.app.ui.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.app.offers.Offers;

class CatalogFilterTest {
    private final CatalogRow.File file = file();

    private static CatalogRow.File file() {
        Offers offers =
                new SampleOffers()
                        .file("data/Dataset-11.zst", 2_000_000_000L, "a", "node-a:8001")
                        .offers();
        return CatalogContents.of(offers).files().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "dataset, true",
        "'11 data', true",
        "'data debian', false",
        ">1gb, true",
        "<1gb, false",
        "'data >3GB', false",
        ">, true",
        "server:node-a, true",
        "server:node-b, false",
        ">words, false"
    })
    void findsByWordsSizeAndServer(String text, boolean found) {
        assertEquals(found, new CatalogFilter(text).test(file));
    }
}
