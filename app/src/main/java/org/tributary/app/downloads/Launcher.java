package org.tributary.app.downloads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.app.settings.SettingsStore;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.Download.Losses;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadResult.Failed;
import org.tributary.shared.transfer.DownloadResult.Kind;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.Obstacle;

/// Brings one try of a download to the engine and tells what comes of it. Blocks for the disk;
/// used by any number of threads.
final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private final Engine engine;
    private final Supplier<List<Server>> servers;
    private final SettingsStore settings;
    private final Owner owner;

    /// Told on any thread.
    interface Owner {
        /// Its partial data lies beside `target` now.
        void moved(Item item, Path target);

        /// The engine has it.
        void started(Item item, Run run);

        /// It is known what it is.
        void resolved(Item item, Run run, DownloadEvent.Resolved what);

        void lied(Item item, WrongData evidence);

        /// The try is over.
        void ended(Item item, Run run, Losses losses, DownloadResult result);
    }

    Launcher(Engine engine, Supplier<List<Server>> servers, SettingsStore settings, Owner owner) {
        this.engine = engine;
        this.servers = servers;
        this.settings = settings;
        this.owner = owner;
    }

    /// Begins a try.
    ///
    /// @param entry as it was when the try was given out
    /// @param partialAt where its partial data lies
    void launch(Item item, Run run, DownloadEntry entry, Optional<Path> partialAt) {
        try {
            Optional<Path> target = Places.target(entry.spec(), entry.path());
            if (partialAt.isPresent() && target.isPresent()) {
                PartialFiles.move(partialAt.get(), target.get());
                owner.moved(item, target.get());
            }
            List<Server> usable = servers.get();
            DownloadRequest request =
                    Requests.of(entry.spec(), target, usable, settings.get().servers());
            if (run.isStopped()) {
                owner.ended(
                        item,
                        run,
                        Losses.NONE,
                        new DownloadResult.Paused(entry.receivedBytes(), Optional.empty(), true));
                return;
            }
            Engine.Running running = engine.start(request, event -> happened(item, run, event));
            run.started(running);
            List<Server> now = servers.get();
            if (!now.equals(usable) && usesAnyServer(entry)) {
                // They changed when nobody could be told yet.
                running.alsoFrom(now);
            }
            owner.started(item, run);
            running.result()
                    .whenComplete((result, fault) ->
                            owner.ended(
                                    item,
                                    run,
                                    running.losses(),
                                    fault == null ? result : faulted(fault)));
        } catch (BlockedException e) {
            fail(item, run, new Failed(Kind.DISK, e.obstacle(), e.getMessage()));
        } catch (InvalidFormatException | IllegalArgumentException e) {
            fail(
                    item,
                    run,
                    new Failed(
                            Kind.REFUSED,
                            new Obstacle.Refused(e.getMessage()),
                            e.getMessage() + "."));
        } catch (IOException e) {
            String reason = PartialFiles.reason(e);
            fail(
                    item,
                    run,
                    new Failed(
                            Kind.DISK,
                            new Obstacle.NotWritable(entry.spec().folder(), reason),
                            "Cannot write to \"" + entry.spec().folder() + "\": " + reason + "."));
        }
    }

    /// True when servers that come into the list may be asked for it.
    static boolean usesAnyServer(DownloadEntry entry) {
        return entry.spec().onlyServers().isEmpty();
    }

    private void fail(Item item, Run run, Failed how) {
        owner.ended(item, run, Losses.NONE, how);
    }

    private static DownloadResult faulted(Throwable fault) {
        if (!(fault instanceof CancellationException)) {
            LOG.error("a download failed by a fault of this program", fault);
        }
        String reason = "a fault of this program stopped it; the log tells more";
        return new Failed(
                Kind.REFUSED, new Obstacle.Refused(reason), "It stopped: " + reason + ".");
    }

    /// Called by the engine, for which nothing here may block.
    private void happened(Item item, Run run, DownloadEvent event) {
        if (event instanceof DownloadEvent.Progress) {
            return;
        }
        item.events.add(event);
        if (event instanceof DownloadEvent.Resolved resolved) {
            owner.resolved(item, run, resolved);
        } else if (event instanceof DownloadEvent.LogDamaged damage) {
            run.damaged(damage);
        } else if (event instanceof DownloadEvent.ServerQuarantined(var _, WrongData evidence)) {
            owner.lied(item, evidence);
        } else if (event instanceof DownloadEvent.SegmentCorrupt corrupt) {
            evidence(item, run, corrupt).ifPresent(evidence -> owner.lied(item, evidence));
        }
    }

    /// Returns who sent a segment wrong, where only one can have.
    private static Optional<WrongData> evidence(
            Item item, Run run, DownloadEvent.SegmentCorrupt corrupt) {
        Optional<Layout> layout = run.running().flatMap(running -> running.snapshot().layout());
        if (layout.isEmpty() || corrupt.servers().size() != 1) {
            return Optional.empty();
        }
        int segment = corrupt.segment();
        return Optional.of(
                new WrongData(
                        corrupt.servers().getFirst(),
                        item.snapshot().orElseThrow().name(),
                        segment,
                        layout.get().start(segment),
                        layout.get().length(segment),
                        corrupt.expected(),
                        corrupt.got(),
                        corrupt.time()));
    }
}
