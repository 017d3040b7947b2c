package org.tributary.app.ui;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.downloads.Network;
import org.tributary.app.downloads.Problem;
import org.tributary.app.downloads.Receipt;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadSnapshot.ServerShare;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.LinkAnswer;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.Wait;

/// A list of downloads that stands still: the same at every run, for pictures of the window and for
/// tests of what it shows. Notes what it was told to do.
public final class SampleDownloads implements Downloads {
    /// The moment at which the pictures are taken.
    public static final Instant NOW = Instant.parse("2026-11-14T12:04:30Z");

    public static final String DEBIAN = "debian";
    public static final String DATASET = "dataset";
    public static final String LECTURE = "lecture";
    public static final String WEIGHTS = "weights";
    public static final String NIGHTLY = "nightly";
    public static final String HANDBOOK = "handbook";
    public static final String SOURCES = "sources";

    static final List<String> NODES =
            List.of("node-a:8001", "node-b:8002", "node-c:8003", "node-d:8004");
    private static final Path FOLDER = Path.of("/home/ann/Downloads");

    private final Map<String, DownloadEntry> entries = new LinkedHashMap<>();
    private final Map<String, DownloadSnapshot> snapshots = new ConcurrentHashMap<>();
    private final Map<String, List<DownloadEvent>> events = new HashMap<>();
    private final List<DownloadEntry> removed = new ArrayList<>();
    private final Map<String, DownloadEvent.LogDamaged> damages = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// What is under links, for whoever looks; nobody answers for others.
    public final Map<URI, LinkAnswer> answers = new ConcurrentHashMap<>();

    /// What was added.
    public final List<DownloadSpec> added = new CopyOnWriteArrayList<>();

    /// What it was told, such as `pause [debian]`.
    public final List<String> told = new CopyOnWriteArrayList<>();

    /// Returns an empty list.
    public static SampleDownloads none() {
        return new SampleDownloads();
    }

    /// Returns seven downloads in all the usual states.
    public static SampleDownloads busy() {
        SampleDownloads list = new SampleDownloads();
        list.running(DEBIAN, "debian-13.1-amd64-DVD-1.iso", 3_700_000_000L, 703, 412, 79.4e6);
        list.running(DATASET, "dataset-2026-11.tar.zst", 41_200_000_000L, 640, 71, 12.1e6);
        list.plain(LECTURE, "lecture-07.mp4", 912_000_000L, State.QUEUED, 0, 218, 0);
        list.plain(WEIGHTS, "model-weights.bin", 64_000_000_000L, State.PAUSED, 0.33, 640, 212);
        list.needsAttention();
        list.finished(HANDBOOK, "handbook.pdf", 18_400_000L, 5);
        list.finished(SOURCES, "sources.tar.xz", 141_000_000L, 34);
        return list;
    }

    /// Returns two downloads that run although a server died.
    public static SampleDownloads withoutProblem() {
        SampleDownloads list = busy();
        list.entries.remove(NIGHTLY);
        return list;
    }

    /// Returns one finished download, from three servers, one of which lied.
    public static SampleDownloads finishedWithLiar() {
        SampleDownloads list = new SampleDownloads();
        list.finished(DEBIAN, "debian-13.1-amd64-DVD-1.iso", 3_700_000_000L, 703);
        list.finished(HANDBOOK, "handbook.pdf", 18_400_000L, 5);
        return list;
    }

    /// Returns a long list of finished downloads.
    public static SampleDownloads many(int count) {
        SampleDownloads list = new SampleDownloads();
        for (int i = 0; i < count; i++) {
            list.finished("id-" + i, "file-" + i + ".bin", 1_000_000L * (1 + i * 7919L % 5000), 20);
        }
        return list;
    }

    /// Returns downloads that run, each of so many segments.
    public static SampleDownloads running(int count, int segments) {
        SampleDownloads list = new SampleDownloads();
        for (int i = 0; i < count; i++) {
            list.running("id-" + i, "running-" + i + ".bin", 17_000_000_000L, segments, 1000, 80e6);
        }
        return list;
    }

    /// Tells the listeners that something changed.
    public void tell() {
        listeners.forEach(Runnable::run);
    }

    private void running(
            String id, String name, long size, int segments, int verified, double speed) {
        plain(id, name, size, State.RUNNING, (double) verified / segments, segments, verified);
        SegmentStates states = states(segments, verified);
        long received = size * verified / segments + 11_000_000;
        snapshots.put(
                id,
                new DownloadSnapshot(
                        DownloadState.DOWNLOADING,
                        name,
                        size,
                        size * verified / segments,
                        received,
                        speed,
                        states,
                        shares(received, speed, segments),
                        "3 of 4 servers, 8 connections",
                        Optional.empty(),
                        Optional.of(layout(size, segments))));
        events.put(id, log(name, size, segments));
    }

    private void needsAttention() {
        plain(NIGHTLY, "nightly-build.zip", 1_100_000_000L, State.RUNNING, 0.77, 263, 262);
        SegmentStates.State[] all = new SegmentStates.State[263];
        Arrays.fill(all, SegmentStates.State.VERIFIED);
        all[6] = SegmentStates.State.TO_DO;
        int[] from = new int[263];
        for (int i = 0; i < from.length; i++) from[i] = i % 3;
        from[6] = -1;
        float[] received = new float[263];
        Arrays.fill(received, 1);
        received[6] = 0;
        snapshots.put(
                NIGHTLY,
                new DownloadSnapshot(
                        DownloadState.WAITING,
                        "nightly-build.zip",
                        1_100_000_000L,
                        1_095_800_000L,
                        1_095_800_000L,
                        0,
                        new SegmentStates(all, from, received),
                        attentionShares(),
                        "Segment 7 is on no server that answers",
                        Optional.of(
                                new Wait.NoLiveCopy(
                                        6, List.of("node-c:8003"), NOW.plusSeconds(18))),
                        Optional.of(layout(1_100_000_000L, 263))));
    }

    private void plain(
            String id,
            String name,
            long size,
            State state,
            double share,
            int segments,
            int verified) {
        entries.put(
                id,
                new DownloadEntry(
                        id,
                        DownloadSpec.of(new Wanted.Named(name), FOLDER),
                        state,
                        name,
                        size,
                        (long) (size * share),
                        segments,
                        verified,
                        NOW.minusSeconds(1300 + 60L * entries.size()),
                        Optional.empty(),
                        Optional.of(FOLDER.resolve(name)),
                        Optional.empty(),
                        Optional.empty()));
    }

    /// Adds a download that has failed.
    public SampleDownloads failed(String id, String name, long size, Obstacle obstacle) {
        plain(id, name, size, State.FAILED, 0.2, 100, 20);
        DownloadEntry before = entries.get(id);
        entries.put(
                id,
                new DownloadEntry(
                        id,
                        before.spec(),
                        State.FAILED,
                        name,
                        size,
                        before.receivedBytes(),
                        100,
                        20,
                        before.added(),
                        Optional.of(NOW.minusSeconds(50)),
                        before.path(),
                        Optional.of(new Problem(obstacle, "It failed.", NOW.minusSeconds(50))),
                        Optional.empty()));
        return this;
    }

    private void finished(String id, String name, long size, int segments) {
        Map<String, Long> sent = new LinkedHashMap<>();
        sent.put(NODES.get(0), size * 48 / 100);
        sent.put(NODES.get(1), size * 39 / 100);
        sent.put(NODES.get(3), size - size * 48 / 100 - size * 39 / 100);
        WrongData lie =
                new WrongData(
                        NODES.get(2),
                        name,
                        Math.min(430, segments - 1),
                        0,
                        5_200_000,
                        hash("right"),
                        hash("wrong"),
                        NOW.minusSeconds(200));
        entries.put(
                id,
                new DownloadEntry(
                        id,
                        DownloadSpec.of(
                                new Wanted.Linked(
                                        List.of(
                                                new Link(
                                                        URI.create("http://node-a:8001/" + name),
                                                        1))),
                                FOLDER),
                        State.FINISHED,
                        name,
                        size,
                        size,
                        segments,
                        segments,
                        NOW.minusSeconds(2000),
                        Optional.of(NOW.minusSeconds(28)),
                        Optional.of(FOLDER.resolve(name)),
                        Optional.empty(),
                        Optional.of(
                                new Receipt(
                                        hash(name),
                                        true,
                                        size,
                                        Duration.ofSeconds(52),
                                        sent,
                                        5_200_000,
                                        9,
                                        segments > 100 ? List.of(lie) : List.of()))));
    }

    private static SegmentStates states(int count, int verified) {
        Random random = new Random(count);
        SegmentStates.State[] states = new SegmentStates.State[count];
        int[] from = new int[count];
        float[] received = new float[count];
        int done = verified - verified / 12;
        for (int i = 0; i < count; i++) {
            boolean right = i < done || random.nextInt(Math.max(1, count - done)) < verified / 12;
            states[i] = right ? SegmentStates.State.VERIFIED : SegmentStates.State.TO_DO;
            from[i] = right ? new int[] {0, 0, 1, 1, 0, 1, 3, 2}[random.nextInt(8)] : -1;
            received[i] = right ? 1 : 0;
        }
        place(states, from, received, done + 3, 8, SegmentStates.State.DOWNLOADING, random);
        place(states, from, received, done + 20, 2, SegmentStates.State.CHECKING, random);
        place(states, from, received, done + 31, 3, SegmentStates.State.RETRYING, random);
        place(states, from, received, done + 44, 2, SegmentStates.State.FAILED, random);
        return new SegmentStates(states, from, received);
    }

    private static void place(
            SegmentStates.State[] states,
            int[] from,
            float[] received,
            int first,
            int number,
            SegmentStates.State state,
            Random random) {
        for (int i = 0; i < number; i++) {
            int at = Math.min(states.length - 1, first + 3 * i);
            states[at] = state;
            from[at] = random.nextInt(2);
            received[at] =
                    switch (state) {
                        case CHECKING -> 1;
                        case FAILED, TO_DO -> 0;
                        default -> 0.2f + 0.15f * (i % 5);
                    };
        }
    }

    /// The last of the servers lacks the last segments.
    private static List<ServerShare> shares(long received, double speed, int segments) {
        Optional<FragmentSet> all = Optional.of(FragmentSet.all(segments));
        int most = segments * 610 / 703;
        return List.of(
                new ServerShare(
                        NODES.get(0),
                        new ServerHealth.Answers(Duration.ofMillis(4)),
                        received * 39 / 100,
                        speed * 0.52,
                        speed == 0 ? 0 : 4,
                        all),
                new ServerShare(
                        NODES.get(1),
                        new ServerHealth.Answers(Duration.ofMillis(5)),
                        received * 37 / 100,
                        speed * 0.48,
                        speed == 0 ? 0 : 4,
                        all),
                new ServerShare(
                        NODES.get(2),
                        new ServerHealth.NoAnswer(
                                NOW.minusSeconds(42), NOW.plusSeconds(18), "connection refused"),
                        received * 10 / 100,
                        0,
                        0,
                        all),
                new ServerShare(
                        NODES.get(3),
                        new ServerHealth.Busy(NOW.plusSeconds(3)),
                        received * 14 / 100,
                        0,
                        0,
                        Optional.of(FragmentSet.all(most))));
    }

    /// Nobody but the third, which does not answer, has the seventh segment.
    private static List<ServerShare> attentionShares() {
        List<ServerShare> shares = new ArrayList<>();
        for (ServerShare share : shares(1_095_800_000L, 0, 263)) {
            boolean holder = share.health() instanceof ServerHealth.NoAnswer;
            FragmentSet held = FragmentSet.of(263, i -> holder || i != 6);
            shares.add(
                    new ServerShare(
                            share.server(),
                            share.health(),
                            share.bytes(),
                            share.bytesPerSecond(),
                            share.connections(),
                            Optional.of(held)));
        }
        return shares;
    }

    private static Layout layout(long size, int segments) {
        long segment = Math.ceilDiv(size, segments);
        List<Sha256> hashes = new ArrayList<>();
        for (int i = 0; i < Math.ceilDiv(size, segment); i++) hashes.add(hash("segment " + i));
        return new Layout(
                segment, size, hashes, Optional.of(hash("file")), Optional.of(hash("root")));
    }

    private static List<DownloadEvent> log(String name, long size, int segments) {
        Instant start = NOW.minusSeconds(44);
        return List.of(
                new DownloadEvent.Resolved(
                        start,
                        name,
                        size,
                        Optional.of(hash("file")),
                        Optional.of(hash("root")),
                        segments,
                        NODES,
                        0),
                new DownloadEvent.SegmentVerified(
                        start.plusMillis(400), 0, 5_200_000, NODES.get(0)),
                new DownloadEvent.ServerUnreachable(
                        start.plusSeconds(2),
                        NODES.get(2),
                        "connection refused",
                        Duration.ofSeconds(1)),
                new DownloadEvent.ServerBusy(
                        start.plusSeconds(40), NODES.get(3), Duration.ofSeconds(6)));
    }

    public static Sha256 hash(String of) {
        return Sha256.of(of.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts an entry in the place of the one with its id, or at the end, and tells the listeners.
    public void put(DownloadEntry entry) {
        entries.put(entry.id(), entry);
        listeners.forEach(Runnable::run);
    }

    /// Lets a download look like this now.
    public void show(String id, DownloadSnapshot snapshot) {
        snapshots.put(id, snapshot);
    }

    @Override
    public List<DownloadEntry> entries() {
        return List.copyOf(entries.values());
    }

    @Override
    public Optional<DownloadSnapshot> snapshot(String id) {
        return Optional.ofNullable(snapshots.get(id));
    }

    /// Lets the progress file of a running download have been damaged.
    public SampleDownloads damaged(String id, Instant time) {
        Path kept = FOLDER.resolve(entries.get(id).name() + ".part.log.bad-1763121826");
        DownloadEvent.LogDamaged damage = new DownloadEvent.LogDamaged(time, 212, 210, true, kept);
        damages.put(id, damage);
        List<DownloadEvent> all = new ArrayList<>(events(id));
        all.add(Math.min(1, all.size()), damage);
        events.put(id, List.copyOf(all));
        return this;
    }

    @Override
    public Optional<DownloadEvent.LogDamaged> damage(String id) {
        return Optional.ofNullable(damages.get(id));
    }

    @Override
    public double unpacked(String id) {
        return 0;
    }

    @Override
    public List<DownloadEvent> events(String id) {
        return events.getOrDefault(id, List.of());
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public LinkAnswer look(URI link, Network network) {
        LinkAnswer answer =
                answers.getOrDefault(link, new LinkAnswer.NoAnswer("connection refused"));
        return answer instanceof LinkAnswer.LoginNeeded && network.login().isPresent()
                ? file(link)
                : answer;
    }

    /// Returns an answer that tells of a file of 912 MB.
    public static LinkAnswer file(URI link) {
        return new LinkAnswer.File(
                WebLink.fileName(link),
                OptionalLong.of(912_000_000),
                true,
                Optional.of("\"1\""),
                Optional.empty(),
                List.of());
    }

    @Override
    public AutoCloseable onEnd(Consumer<DownloadEntry> listener) {
        return () -> {};
    }

    @Override
    public Optional<DownloadEntry> like(DownloadSpec spec) {
        return entries.values().stream()
                .filter(entry -> entry.spec().wanted().equals(spec.wanted()))
                .findFirst();
    }

    @Override
    public String add(DownloadSpec spec, Start start) {
        added.add(spec);
        told.add("add " + spec.wanted() + " " + start);
        return "new-" + told.size();
    }

    @Override
    public void pause(Collection<String> ids) {
        told.add("pause " + ids);
    }

    @Override
    public void resume(Collection<String> ids) {
        told.add("resume " + ids);
    }

    @Override
    public void pauseAll() {
        told.add("pause all");
    }

    @Override
    public void resumeAll() {
        told.add("resume all");
    }

    @Override
    public void remove(Collection<String> ids, boolean deleteFiles) {
        told.add("remove " + ids + (deleteFiles ? " with files" : ""));
        removed.clear();
        entries.values().stream().filter(entry -> ids.contains(entry.id())).forEach(removed::add);
        ids.forEach(entries::remove);
        listeners.forEach(Runnable::run);
    }

    @Override
    public boolean undoRemove() {
        told.add("undo");
        removed.forEach(entry -> entries.put(entry.id(), entry));
        listeners.forEach(Runnable::run);
        return true;
    }

    @Override
    public void move(Collection<String> ids, Move move) {
        told.add("move " + ids + " " + move);
    }

    @Override
    public void moveBefore(Collection<String> ids, Optional<String> before) {
        told.add("move " + ids + " before " + before.orElse("the end"));
    }

    @Override
    public void change(String id, UnaryOperator<DownloadSpec> change) {
        told.add("change " + id + " " + change.apply(entries.get(id).spec()));
    }

    @Override
    public void fetchAgain(String id, int segment) {
        told.add("fetch again " + id + " " + segment);
    }

    @Override
    public void preferAnother(String id, int segment) {
        told.add("prefer another " + id + " " + segment);
    }

    @Override
    public void lookForFiles() {}

    @Override
    public void lookForUnfinished(Path folder) {}

    @Override
    public void close() {}
}
