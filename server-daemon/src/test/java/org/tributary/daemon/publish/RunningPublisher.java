package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/// A [Publisher] under test that lets tests wait for what it offers.
final class RunningPublisher implements AutoCloseable {
    static final Pace QUICK =
            new Pace(
                    true,
                    Duration.ofMillis(60),
                    Duration.ofMillis(60),
                    Duration.ofMinutes(10),
                    Duration.ofMillis(50));
    static final Pace POLLING =
            new Pace(
                    false,
                    Duration.ofMillis(60),
                    Duration.ofMillis(60),
                    Duration.ofMinutes(10),
                    Duration.ofMillis(50));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BlockingQueue<Publication> changes = new LinkedBlockingQueue<>();
    private final Publisher publisher;

    private RunningPublisher(PublishSettings settings, Pace pace) throws IOException {
        publisher =
                Publisher.start(
                        settings,
                        new PublishListener() {
                            @Override
                            public void changed(Publication publication) {
                                changes.add(publication);
                            }
                        },
                        pace);
    }

    static RunningPublisher start(PublishSettings settings) throws IOException {
        return new RunningPublisher(settings, QUICK);
    }

    static RunningPublisher start(PublishSettings settings, Pace pace) throws IOException {
        return new RunningPublisher(settings, pace);
    }

    static RunningPublisher start(Path uploads, Path state) throws IOException {
        return start(PublishSettings.of(uploads, state));
    }

    /// Waits until the publisher is ready and returns what it offers then.
    Publication ready() throws InterruptedException {
        publisher.awaitReady();
        return publisher.current();
    }

    /// Waits for a publication that `condition` holds for.
    Publication await(Predicate<Publication> condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Publication now = publisher.current();
        while (!condition.test(now)) {
            Publication next = changes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                Assertions.fail("still offered: " + paths(publisher.current()));
            }
            now = next;
        }
        return now;
    }

    /// Waits until exactly these paths are offered, in this order.
    Publication awaitPaths(String... paths) throws InterruptedException {
        String wanted = String.join(" | ", paths);
        return await(publication -> paths(publication).equals(wanted));
    }

    /// Waits until the content of a file is offered as `content`.
    Publication awaitContent(String path, byte[] content) throws InterruptedException {
        return await(publication -> {
            Optional<OfferedFile> file = publication.fileByPath(path);
            return file.isPresent()
                    && file.get().sha256().equals(org.tributary.shared.format.Sha256.of(content));
        });
    }

    static String paths(Publication publication) {
        return publication.catalog().files().stream()
                .map(file -> file.path())
                .collect(Collectors.joining(" | "));
    }

    Publisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        publisher.close();
    }
}
