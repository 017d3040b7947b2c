package org.tributary.app.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.Obstacle;

class ListFileTest {
    private static final Instant TIME = Instant.parse("2026-11-12T10:00:00.123456Z");
    private static final Sha256 HASH = Sha256.of(new byte[] {1});

    @TempDir private Path folder;

    private Kept roundTrip(List<Kept.Download> downloads, List<Leftover> leftovers)
            throws Exception {
        ListFile file = new ListFile(folder, InstantSource.fixed(TIME));
        Kept kept = new Kept(Kept.VERSION, downloads, leftovers);
        file.save(kept);
        Kept read = file.load();
        assertEquals(kept, read);
        return read;
    }

    private static Kept.Download download(Wanted wanted, Optional<Problem> problem) {
        WrongData lie = new WrongData("b:2", "a", 3, 10, 20, HASH, Sha256.OF_NOTHING, TIME);
        DownloadSpec spec =
                new DownloadSpec(
                        wanted,
                        Path.of("/tmp/ü b"),
                        Optional.of("name"),
                        Optional.of(HASH),
                        List.of("a:1"),
                        4,
                        OptionalLong.of(1000),
                        new Network(
                                Optional.of("proxy:3128"),
                                Map.of("X-A", "b"),
                                Optional.of("agent"),
                                Optional.of(new Network.Login("ann", "secret"))),
                        true,
                        Optional.of(Path.of("/tmp/old")),
                        new OnFinish(true, true, Optional.of("run")));
        return new Kept.Download(
                new DownloadEntry(
                        "id",
                        spec,
                        State.FINISHED,
                        "name",
                        10,
                        9,
                        8,
                        7,
                        TIME,
                        Optional.of(TIME),
                        Optional.of(Path.of("/tmp/ü b/name")),
                        problem,
                        Optional.of(
                                new Receipt(
                                        HASH,
                                        true,
                                        10,
                                        Duration.ofMillis(1234),
                                        Map.of("a:1", 10L),
                                        5,
                                        6,
                                        List.of(lie)))),
                new Tally(Duration.ofSeconds(1), 2, 3, List.of(lie)),
                Optional.of(Path.of("/tmp/ü b/name")));
    }

    @Test
    void everyKindOfThingThatCanBeWantedComesBack() throws Exception {
        List<Link> links = List.of(new Link(URI.create("https://h/a?b=c#d"), 1));
        Metalink.File file =
                new Metalink.File(
                        "dir/a",
                        OptionalLong.of(10),
                        Optional.of(HASH),
                        Optional.of(new Metalink.Pieces(5, List.of(HASH, HASH))),
                        links);
        List<Kept.Download> downloads = new ArrayList<>();
        for (Wanted wanted :
                List.of(
                        new Wanted.Named("a/b"),
                        new Wanted.Linked(links),
                        new Wanted.Described(file))) {
            downloads.add(download(wanted, Optional.empty()));
        }
        roundTrip(
                downloads,
                List.of(
                        new Leftover(Path.of("/tmp/x"), OptionalLong.empty()),
                        new Leftover(Path.of("/tmp/y"), OptionalLong.of(3))));
    }

    @Test
    void everyObstacleComesBack() throws Exception {
        List<Obstacle> obstacles =
                List.of(
                        new Obstacle.NotOffered("a"),
                        new Obstacle.NoServers(),
                        new Obstacle.NobodyAnswers(),
                        new Obstacle.AllSetAside(),
                        new Obstacle.Disagree(List.of("a:1", "b:2")),
                        new Obstacle.WrongEverywhere(3, List.of("a:1")),
                        new Obstacle.WrongWhole(HASH, Sha256.OF_NOTHING),
                        new Obstacle.UnusableDescription("r"),
                        new Obstacle.LoginNeeded("a:1"),
                        new Obstacle.Denied("a:1"),
                        new Obstacle.Insecure(new Untrusted.Expired("h", TIME)),
                        new Obstacle.WebPage(URI.create("http://h/")),
                        new Obstacle.NotFound("a:1"),
                        new Obstacle.Refused("r"),
                        new Obstacle.Changed(),
                        new Obstacle.TargetExists(Path.of("/t")),
                        new Obstacle.TargetIsFolder(Path.of("/t")),
                        new Obstacle.NotWritable(Path.of("/t"), "r"),
                        new Obstacle.NoSpace(Path.of("/t"), 1, 2),
                        new Obstacle.PartInTheWay(Path.of("/t")),
                        new Obstacle.InUse(Path.of("/t")),
                        new Obstacle.NotUnpacked(Path.of("/t"), "r"),
                        new Obstacle.Broke("r"));
        assertEquals(Obstacle.class.getPermittedSubclasses().length, obstacles.size());
        roundTripOf(obstacles);
    }

    @Test
    void everyReasonForMistrustComesBack() throws Exception {
        List<Untrusted> reasons =
                List.of(
                        new Untrusted.Expired("h", TIME),
                        new Untrusted.NotYetValid("h", TIME),
                        new Untrusted.OtherName("h", List.of("a.example", "b.example")),
                        new Untrusted.UnknownIssuer("h", "i"),
                        new Untrusted.Other("h", "d"));
        assertEquals(Untrusted.class.getPermittedSubclasses().length, reasons.size());
        roundTripOf(reasons.stream().<Obstacle>map(Obstacle.Insecure::new).toList());
    }

    private void roundTripOf(List<Obstacle> obstacles) throws Exception {
        roundTrip(
                obstacles.stream()
                        .map(obstacle ->
                                download(
                                        new Wanted.Named("a"),
                                        Optional.of(new Problem(obstacle, "s", TIME))))
                        .toList(),
                List.of());
    }

    @Test
    void tenThousandDownloadsComeBack() throws Exception {
        Kept.Download one = download(new Wanted.Named("a"), Optional.empty());
        List<Kept.Download> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(one);
        }
        assertEquals(10_000, roundTrip(many, List.of()).downloads().size());
    }
}
