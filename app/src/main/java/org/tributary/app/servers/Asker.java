package org.tributary.app.servers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.servers.DaemonStatus;
import org.tributary.shared.servers.Discovery;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;

/// Looks at servers, each on a thread of its own. Thread-safe.
final class Asker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

    /// Most servers asked at one time. Threads of the system, since looking up a name would hold up
    /// all virtual ones.
    private static final int MOST_AT_ONCE = 256;

    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Discovery discovery;
    private final InstantSource clock;
    private final ThreadPoolExecutor threads;

    Asker(Discovery discovery, InstantSource clock) {
        this.discovery = discovery;
        this.clock = clock;
        threads =
                new ThreadPoolExecutor(
                        MOST_AT_ONCE,
                        MOST_AT_ONCE,
                        IDLE.toSeconds(),
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name("tributary-asker-", 1).daemon().factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Looks at a server.
    ///
    /// @param listener told what was seen, on another thread; not after this is closed
    void ask(Server server, Consumer<Look> listener) {
        threads.execute(() -> {
            Look look = look(server);
            if (!threads.isShutdown()) {
                listener.accept(look);
            }
        });
    }

    private Look look(Server server) {
        try {
            Survey survey = discovery.askNow(server);
            Optional<DaemonStatus> status =
                    switch (survey.answer()) {
                        case Survey.Answer.Offers _, Survey.Answer.Busy _ ->
                                discovery.status(server);
                        case Survey.Answer.NoAnswer _,
                                Survey.Answer.NoCatalog _,
                                Survey.Answer.NotAsked _,
                                Survey.Answer.Unusable _ ->
                                Optional.empty();
                    };
            return new Look(survey, status, clock.instant());
        } catch (Throwable e) {
            // Whatever it is, the server must not stay asked for ever. After the end it is only
            // that
            // nobody can be asked any more.
            if (!threads.isShutdown()) {
                LOG.error("asking {} failed", server.id(), e);
            }
            Survey.Answer none = new Survey.Answer.NoAnswer("it could not be asked");
            return new Look(
                    new Survey(server, none, Duration.ZERO), Optional.empty(), clock.instant());
        }
    }

    /// Asks nobody any more; who is being asked is not waited for.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
