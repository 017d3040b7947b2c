package org.tributary.app.offers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestNameTest {
    private static final List<String> PATHS =
            List.of("debian.iso", "isos/ubuntu.iso", "photos/2024/a.jpg", "README");

    @ParameterizedTest
    @CsvSource({
        "debain.iso, debian.iso",
        "Debian.ISO, debian.iso",
        "debian.is, debian.iso",
        "ubunto.iso, isos/ubuntu.iso",
        "iso/ubuntu.iso, isos/ubuntu.iso",
        "readme, README",
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertEquals(Optional.of(meant), ClosestName.to(typed, PATHS));
    }

    @ParameterizedTest
    @CsvSource({"fedora.iso", "x", "photos", "a-completely-different-name.tar"})
    void isSilentWhenNothingIsNear(String typed) {
        assertEquals(Optional.empty(), ClosestName.to(typed, PATHS));
    }

    @Test
    void doesNotCompareNamesNobodyTypes() {
        String endless = "x".repeat(100_000);

        assertEquals(Optional.empty(), ClosestName.to(endless, List.of(endless + "y")));
    }
}
