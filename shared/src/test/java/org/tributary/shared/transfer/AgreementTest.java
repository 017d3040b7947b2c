package org.tributary.shared.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.Agreement.Decision;

class AgreementTest {
    /// One letter a server: A, B, C it lists that content; 1, 2 it has a file of that size under the
    /// name; u of unknown size; w a web page; - it has nothing; x it refuses; ! no answer; ~ busy;
    /// ? nothing heard yet.
    @ParameterizedTest(name = "{0} asked for {1}, patient {2}: {3}")
    @CsvSource(
            textBlock =
                    """
                    # answers, wanted, patient, decision
                    A,          , true,  A from 0
                    AA,         , true,  A from 0 1
                    AAA,        , true,  A from 0 1 2
                    # More than half of all that were asked: nothing can change it.
                    AA?,        , true,  A from 0 1
                    AAB,        , true,  A from 0 1
                    BAA,        , true,  A from 1 2
                    AAB??,      , true,  wait
                    AAAB?,      , true,  A from 0 1 2
                    # Less, while answers may still come.
                    A?,         , true,  wait
                    AB?,        , true,  wait
                    A??,        , true,  wait
                    # Those that are silent are not waited for long.
                    A?,         , false, A from 0
                    AAB??,      , false, A from 0 1
                    # A tie is waited out until the last has answered.
                    AB?,        , false, wait
                    AB,         , true,  UNPROVED
                    AB,         , false, UNPROVED
                    AB!,        , true,  UNPROVED
                    AB-,        , true,  UNPROVED
                    ABC,        , true,  UNPROVED
                    AABBC,      , true,  UNPROVED
                    # One that has nothing does not vote.
                    A-,         , true,  A from 0
                    A---,       , true,  A from 0
                    A!!,        , true,  A from 0
                    A1,         , true,  A from 0
                    AAB---,     , true,  A from 0 1
                    # One that is busy may still vote, but is not waited for long either.
                    A~~,        , true,  wait
                    A~~,        , false, A from 0
                    AB~,        , true,  wait
                    AB~,        , false, wait
                    AA~,        , true,  A from 0 1
                    ~,          , false, wait
                    -~,         , false, wait
                    # A given hash decides, also against a majority.
                    AAB,       B, true,  B from 2
                    B??,       B, true,  B from 0
                    AA?,       B, true,  wait
                    AA?,       B, false, wait
                    A~,        B, false, wait
                    AA,        B, true,  UNPROVED
                    AA-,       B, true,  UNPROVED
                    A1,        B, true,  UNPROVED
                    1,         B, true,  linked 0
                    # Nobody lists it, but plain servers have a file of that name.
                    1,          , true,  linked 0
                    1-!,        , true,  linked 0
                    11,         , true,  linked 0 1
                    112,        , true,  linked 0 1
                    12,         , true,  UNPROVED
                    1w,         , true,  linked 0
                    u,          , true,  linked 0
                    1?,         , true,  wait
                    1?,         , false, wait
                    1~,         , true,  wait
                    1~,         , false, linked 0
                    # Nobody has it.
                    -,          , true,  NOT_FOUND
                    -!,         , true,  NOT_FOUND
                    w,          , true,  NOT_FOUND
                    -x,         , true,  REFUSED
                    !x,         , true,  REFUSED
                    !!,         , true,  UNREACHABLE
                    !?,         , true,  wait
                    !?,         , false, wait
                    """)
    void decides(String answers, String wanted, boolean patient, String expected) {
        Optional<Sha256> hash = Optional.ofNullable(wanted).map(AgreementTest::content);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < answers.length(); i++) {
            offer(answers.charAt(i), place(Integer.toString(i))).ifPresent(offers::add);
        }
        Decision decision = new Agreement("f", hash).decide(offers, answers.length(), patient);
        assertEquals(expected, shown(decision));
    }

    @Test
    void namesWhoOffersWhatWhenTheyDisagree() {
        List<Offer> offers =
                List.of(offer('A', place("one")).get(), offer('B', place("two")).get());
        Decision decision = new Agreement("f", Optional.empty()).decide(offers, 2, true);
        String sentence = ((Decision.Failed) decision).sentence();
        for (String part : List.of("\"f\"", "one", "two", hex("A"), hex("B"), "--sha256")) {
            assertTrue(sentence.contains(part), sentence);
        }
    }

    @Test
    void saysWhyNobodyAnswers() {
        List<Offer> offers =
                List.of(
                        new Offer.NoAnswer(place("one"), "connection refused"),
                        new Offer.NoAnswer(place("two"), "no answer within 10 seconds"));
        Decision decision = new Agreement("f", Optional.empty()).decide(offers, 2, true);
        assertEquals(
                "No server answers (one: connection refused; two: no answer within 10 seconds)."
                        + " Check the servers list and the network.",
                ((Decision.Failed) decision).sentence());
    }

    private static String shown(Decision decision) {
        return switch (decision) {
            case Decision.Wait _ -> "wait";
            case Decision.Failed failed -> failed.kind().name();
            case Decision.Linked(List<Offer.Linked> offers) -> "linked " + servers(offers);
            case Decision.Listed(Sha256 sha256, List<Offer.Listed> offers) ->
                    (sha256.hex().equals(hex("A")) ? "A" : "B") + " from " + servers(offers);
        };
    }

    private static String servers(List<? extends Offer> offers) {
        return offers.stream().map(offer -> offer.server().id()).collect(Collectors.joining(" "));
    }

    private static Place place(String name) {
        return Place.at(Swarm.server(name));
    }

    private static Optional<Offer> offer(char kind, Place place) {
        return switch (kind) {
            case '?' -> Optional.empty();
            case '-' -> Optional.of(Offer.Nothing.missing(place, "it does not have it"));
            case 'x' -> Optional.of(Offer.Nothing.denies(place));
            case '!' -> Optional.of(new Offer.NoAnswer(place, "connection refused"));
            case '~' -> Optional.of(new Offer.Busy(place, Optional.empty()));
            case 'u' -> Optional.of(linked(place, OptionalLong.empty(), false));
            case 'w' -> Optional.of(linked(place, OptionalLong.of(1), true));
            case '1', '2' -> Optional.of(linked(place, OptionalLong.of(kind - '0'), false));
            default -> Optional.of(new Offer.Listed(place, entry(content(String.valueOf(kind)))));
        };
    }

    private static Offer linked(Place place, OptionalLong size, boolean page) {
        return new Offer.Linked(
                place,
                new LinkedFile(
                        URI.create("http://any/f"),
                        size,
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        page));
    }

    private static CatalogEntry entry(Sha256 sha256) {
        return new CatalogEntry(
                "f",
                1,
                Instant.EPOCH,
                sha256,
                sha256,
                1024,
                100,
                FragmentSet.all(1),
                FragmentSet.NONE);
    }

    private static Sha256 content(String letter) {
        return Sha256.of(letter.getBytes());
    }

    private static String hex(String letter) {
        return content(letter).hex();
    }
}
