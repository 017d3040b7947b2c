package org.tributary.shared.transfer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.Checker.Sent;
import org.tributary.shared.transfer.SegmentPicker.Retry;
import org.tributary.shared.transfer.SegmentTable.Piece;
import org.tributary.shared.transfer.Suspicions.Suspicion;
import org.tributary.shared.transfer.log.LogRecord;

/// Proves segments by their hashes, has wrong ones fetched again, and finds out who lied. Its state is
/// touched by the engine thread alone; hashing runs on other threads and comes back as an event.
final class SegmentProver {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentProver.class);

    private final Engine engine;
    private final Content content;
    private final Checker checker;
    private final SegmentTable table;
    private final Sources sources;
    private final Journal journal;
    private final Consumer<DownloadEvent> listener;
    private final Owner owner;
    private final Suspicions suspicions = new Suspicions();

    /// Segments to be tried again, by number.
    private final Map<Integer, Retry> retries = new LinkedHashMap<>();

    /// How often each server was forgiven what it had sent.
    private final Map<String, Integer> amnesties = new HashMap<>();

    private int checks;
    private int rejections;
    private long wastedBytes;

    /// Told on the engine thread.
    interface Owner {
        /// A check came back: there may be something to do.
        void checked();

        void diskFailed(IOException cause);

        /// The segment came wrong from everyone who has it.
        ///
        /// @param servers who that is
        void unprovable(int segment, List<String> servers);
    }

    SegmentProver(
            Engine engine,
            Content content,
            Checker checker,
            SegmentTable table,
            Sources sources,
            Journal journal,
            Consumer<DownloadEvent> listener,
            Owner owner) {
        this.engine = engine;
        this.content = content;
        this.checker = checker;
        this.table = table;
        this.sources = sources;
        this.journal = journal;
        this.listener = listener;
        this.owner = owner;
    }

    /// Returns the segments that are to be tried again and that nobody fetches.
    Collection<Retry> retries() {
        return retries.values();
    }

    /// Somebody fetches the segment that is to be tried again.
    void begun(Retry retry) {
        retries.remove(retry.segment());
    }

    /// True while something is being hashed.
    boolean isBusy() {
        return checks > 0;
    }

    /// Returns how many segments were thrown away.
    int rejections() {
        return rejections;
    }

    /// Returns how many bytes were thrown away.
    long wastedBytes() {
        return wastedBytes;
    }

    /// A segment is on disk whole, but nobody hashed it on the way.
    void whole(int segment) {
        if (content.hash(segment).isEmpty()) {
            verified(segment);
            return;
        }
        table.checking(segment);
        List<Piece> pieces = List.copyOf(table.pieces(segment));
        hash(() -> {
            Optional<Sha256> hash = checker.hash(content.start(segment), content.end(segment));
            boolean right = hash.equals(content.hash(segment));
            List<Sent> sent = right ? List.of() : checker.hash(pieces);
            return () -> checked(segment, hash, sent);
        });
    }

    private void checked(int segment, Optional<Sha256> hash, List<Sent> sent) {
        if (!table.isChecking(segment)) {
            return;
        }
        if (hash.equals(content.hash(segment))) {
            verified(segment);
        } else {
            rejected(segment, hash, sent);
        }
    }

    /// A run wrote a segment from its first byte to its last, and `digest` is what they hash to.
    void written(String server, int segment, Sha256 digest) {
        List<Piece> pieces = table.pieces(segment);
        boolean its =
                pieces.size() == 1
                        && pieces.getFirst().server().equals(server)
                        && pieces.getFirst().length() == content.length(segment);
        if (table.isVerified(segment) || table.isChecking(segment) || !its) {
            return;
        }
        Optional<Sha256> expected = content.hash(segment);
        if (expected.isEmpty() || expected.get().equals(digest)) {
            verified(segment);
        } else {
            rejected(segment, Optional.of(digest), List.of(new Sent(pieces.getFirst(), digest)));
        }
    }

    private void verified(int segment) {
        String server = table.sender(segment);
        long length = content.length(segment);
        journal.verified(segment, server, table.pieces(segment));
        table.verified(segment, System.nanoTime());
        listener.accept(new DownloadEvent.SegmentVerified(Instant.now(), segment, length, server));
        List<Suspicion> open = suspicions.settle(segment);
        if (!open.isEmpty()) {
            compare(segment, server, open);
        }
    }

    private void rejected(int segment, Optional<Sha256> got, List<Sent> sent) {
        table.rejected(segment);
        rejections++;
        wastedBytes += content.length(segment);
        forgotten(segment);
        List<String> servers = sent.stream().map(each -> each.piece().server()).distinct().toList();
        listener.accept(
                new DownloadEvent.SegmentCorrupt(
                        Instant.now(),
                        segment,
                        servers,
                        content.hash(segment).orElseThrow(),
                        got.orElse(Sha256.OF_NOTHING)));
        if (servers.size() == 1) {
            blame(segment, servers.getFirst(), got.orElse(Sha256.OF_NOTHING));
        }
        suspicions.add(segment, sent);
        updateSuspects();
        retry(segment);
    }

    /// One server sent all of a segment, and it is not what was announced.
    private void blame(int segment, String sender, Sha256 got) {
        WrongData evidence =
                new WrongData(
                        sender,
                        content.name(),
                        segment,
                        content.start(segment),
                        content.length(segment),
                        content.hash(segment).orElseThrow(),
                        got,
                        Instant.now());
        LOG.warn("{} sent a segment wrong: {}", sender, evidence);
        sources.servers().stream()
                .filter(server -> server.id().equals(sender))
                .forEach(server -> server.sentWrong(evidence));
    }

    /// A request for a segment that was to be tried again is over.
    void ended(Retry retry) {
        int segment = retry.segment();
        boolean whole = table.isVerified(segment) || table.isChecking(segment);
        if (!whole && !retries.containsKey(segment)) {
            retry(segment);
        }
    }

    /// A server cannot help any more: others must do what was left to it.
    void lost() {
        updateSuspects();
        List.copyOf(retries.keySet()).forEach(this::retry);
    }

    /// The segment was proved once but its bytes on disk are not right any more.
    void damaged(int segment) {
        if (table.isVerified(segment)) {
            table.damaged(segment);
            forgotten(segment);
        }
    }

    private void forgotten(int segment) {
        journal.forgotten(segment, content.start(segment), content.end(segment));
    }

    private void retry(int segment) {
        if (!table.pieces(segment).isEmpty()) {
            table.forgetRetry(segment);
            forgotten(segment);
        }
        Optional<Retry> retry = suspicions.retry(segment, sources.all());
        if (retry.isPresent()) {
            retries.put(segment, retry.get());
        } else if (sources.isAnyAsked()) {
            retries.put(segment, new Retry(segment, Set.of()));
        } else {
            owner.unprovable(segment, suspicions.of(segment));
        }
    }

    /// Compares what suspects sent of a segment with its proved bytes.
    private void compare(int segment, String provedBy, List<Suspicion> open) {
        Map<String, Integer> before = Map.copyOf(amnesties);
        hash(() -> {
            List<WrongData> liars = new ArrayList<>();
            for (Suspicion suspicion : open) {
                wrong(segment, provedBy, suspicion).ifPresent(liars::add);
            }
            return () -> compared(liars, before);
        });
    }

    /// Returns the evidence, when what a server sent differs from what another one proved.
    private Optional<WrongData> wrong(int segment, String provedBy, Suspicion suspicion)
            throws IOException {
        Piece piece = suspicion.piece();
        Optional<Sha256> right = checker.hash(piece.start(), piece.end());
        if (right.isEmpty()
                || right.get().equals(suspicion.got())
                || suspicion.server().equals(provedBy)
                || suspicion.server().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new WrongData(
                        suspicion.server(),
                        content.name(),
                        segment,
                        piece.start(),
                        piece.length(),
                        right.get(),
                        suspicion.got(),
                        Instant.now()));
    }

    /// @param before the amnesties when the comparison began
    private void compared(List<WrongData> liars, Map<String, Integer> before) {
        for (WrongData evidence : liars) {
            String server = evidence.server();
            if (Objects.equals(amnesties.get(server), before.get(server))) {
                engine.onWrongData().accept(evidence);
            }
        }
        updateSuspects();
    }

    private void updateSuspects() {
        List<Source> trusted = sources.all().stream().filter(Source::isTrusted).toList();
        for (Source source : trusted) {
            source.suspect(trusted.size() > 1 && suspicions.isSuspected(source.id()));
        }
    }

    /// A server was set aside: what it sent and is not proved yet is worth nothing.
    void quarantined(WrongData evidence) {
        journal.note(new LogRecord.Quarantined(evidence));
        for (int segment : table.begun()) {
            boolean its =
                    table.pieces(segment).stream()
                            .anyMatch(piece -> piece.server().equals(evidence.server()));
            if (its) {
                forgotten(segment);
            }
        }
        wastedBytes += table.forgetUnproved(evidence.server());
        lost();
    }

    /// A server that was set aside may be used again: what it sent before is forgiven.
    void trustedAgain(String server) {
        amnesties.merge(server, 1, Integer::sum);
        suspicions.forgive(server);
        lost();
    }

    /// Bytes that arrived from a server that is not believed any more.
    void wasted(long bytes) {
        wastedBytes += bytes;
    }

    /// Everything is fetched anew.
    void startOver() {
        wastedBytes += table.receivedBytes();
        retries.clear();
        for (int segment = 0; segment < content.segments(); segment++) {
            if (table.isVerified(segment) || !table.pieces(segment).isEmpty()) {
                forgotten(segment);
            }
        }
        table.forgetAll();
    }

    /// Hashes on another thread, then has what came of it handled on the engine thread.
    private void hash(Hashing hashing) {
        checks++;
        engine.hashers()
                .execute(() -> {
                    Runnable then;
                    try {
                        then = hashing.run();
                    } catch (CancellationException e) {
                        // The transfer stops: the next one looks at it.
                        then = () -> {};
                    } catch (IOException e) {
                        then = () -> owner.diskFailed(e);
                    }
                    Runnable event = then;
                    engine.loop()
                            .post(() -> {
                                checks--;
                                event.run();
                                owner.checked();
                            });
                });
    }

    /// Work with the disk that ends in an event.
    private interface Hashing {
        Runnable run() throws IOException;
    }
}
