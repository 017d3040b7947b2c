package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.app.offers.Offers;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.add.RepairMatch.Candidate;
import org.tributary.app.ui.add.RepairMatch.Ranked;

class RepairMatchTest {
    private static final Offers OFFERS = SampleServers.four().offers();

    private static Optional<String> best(String name, long size) {
        return RepairMatch.rank(name, OptionalLong.of(size), OFFERS).best().map(Candidate::path);
    }

    @ParameterizedTest
    @CsvSource({
        "x.iso, x.iso",
        "x.iso.crdownload, x.iso",
        "x.iso.part, x.iso",
        "x (1).iso, x.iso",
        "x (12).tar.zst.PART, x (12).tar.zst",
        "x (3), x",
        ".part, .part"
    })
    void takesOffWhatProgramsPutOn(String name, String plain) {
        assertEquals(plain, RepairMatch.plainName(name));
    }

    @Test
    void knowsAFileByItsName() {
        assertEquals(Optional.of("handbook.pdf"), best("Handbook.pdf", 5));
        assertEquals(
                Optional.of("data/dataset-2026-11.tar.zst"), best("dataset-2026-11.tar.zst", 5));
        assertEquals(Optional.of("handbook.pdf"), best("handbook.pdf.crdownload", 5));
    }

    @Test
    void knowsAFileByItsSize() {
        assertEquals(Optional.of("talks/lecture-07.mp4"), best("video", 912_000_000));
    }

    @Test
    void knowsAFileByANameThatIsNear() {
        assertEquals(Optional.of("handbook.pdf"), best("handbok.pdf", 5));
    }

    @Test
    void guessesNothingWithoutASign() {
        Ranked ranked = RepairMatch.rank("letter.doc", OptionalLong.of(5), OFFERS);
        assertEquals(Optional.empty(), ranked.best());
        assertEquals(5, ranked.candidates().size());
    }

    @Test
    void hasNothingToGuessWithoutOffers() {
        assertEquals(
                new Ranked(List.of(), Optional.empty()),
                RepairMatch.rank("x", OptionalLong.empty(), new Offers(List.of())));
    }
}
