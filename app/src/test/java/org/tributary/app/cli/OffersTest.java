package org.tributary.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tributary.app.offers.Offers;
import org.tributary.app.offers.Offers.Match;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;

class OffersTest {
    private final FakeEngine engine =
            new FakeEngine()
                    .offering("a:1", "big.bin", "dir/one", "dir/sub/two", "x/same=1", "y/same=2")
                    .offering("b:1", "big.bin", "x/copy=3", "y/copy=3", "x/both=4")
                    .offering("c:1", "big.bin=other", "dirty/one=5");
    private final Offers offers = new Offers(answers("a:1", "b:1", "c:1", "silent:1"));

    @Test
    void aWholePathWins() {
        assertEquals(new Match.Found("dir/one"), offers.match("dir/one"));
    }

    @Test
    void aNameMatchesTheLastPartWhenOnlyOnePathHasIt() {
        assertEquals(new Match.Found("dir/sub/two"), offers.match("two"));
    }

    @Test
    void aNameOfSeveralContentsIsNotGuessed() {
        assertEquals(new Match.Several(List.of("x/same", "y/same")), offers.match("same"));
    }

    @Test
    void severalPathsWithOneContentAreOneFile() {
        assertEquals(new Match.Found("x/copy"), offers.match("copy"));
    }

    @Test
    void aPartOfAPathIsNoName() {
        assertEquals(new Match.Nothing(Optional.empty()), offers.match("sub/two"));
    }

    @Test
    void tellsWhatMayHaveBeenMeant() {
        assertEquals(new Match.Nothing(Optional.of("big.bin")), offers.match("bgi.bin"));
    }

    @Test
    void aFolderHoldsAllBelowItAndNothingBeside() {
        assertEquals(List.of("dir/one", "dir/sub/two"), offers.below("dir/"));
        assertEquals(List.of("dir/sub/two"), offers.below("dir/sub/"));
        assertEquals(List.of(), offers.below("di/"));
        assertEquals(9, offers.below("/").size());
        assertEquals(Optional.of("dir/sub/"), offers.closestFolder("dir/sib/"));
    }

    @Test
    void mostOfferedContentComesFirst() {
        List<Offers.Version> versions = offers.versions("big.bin");

        assertEquals(List.of("a:1", "b:1"), versions.get(0).servers());
        assertEquals(List.of("c:1"), versions.get(1).servers());
    }

    private List<Survey> answers(String... servers) {
        return Stream.of(servers).map(server -> engine.ask(Server.parse(server))).toList();
    }
}
