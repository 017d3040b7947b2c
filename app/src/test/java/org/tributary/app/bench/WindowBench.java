package org.tributary.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.tributary.app.downloads.RestoredList;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.main.SampleWindow;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Does the window stay smooth? Measured on JavaFX's headless platform, drawn by software.
final class WindowBench {
    private static final int SEGMENTS = 4096;
    private static final int ROWS = 10_000;
    private static final int EVENTS_A_SECOND = 100_000;
    private static final int SECONDS = 10;
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 760;

    private WindowBench() {}

    /// Expects the names of the measurements wanted, comma separated; none is all.
    public static void main(String[] args) throws Exception {
        String wanted = args.length > 0 ? args[0] : "";
        if (wanted.isBlank() || List.of(wanted.split(",")).contains("window")) {
            System.out.printf(
                    "%nwindow: does it stay smooth? (headless platform, drawn by software)%n");
            changingSegments();
            manyRows();
            manyEvents();
            idle();
        }
        System.exit(0);
    }

    private static SampleWindow open(SampleDownloads downloads) throws InterruptedException {
        return SampleWindow.open(
                new SampleContext(downloads, SampleServers.four()),
                Settings.DEFAULT,
                WIDTH,
                HEIGHT);
    }

    /// 4,096 segments of each of three downloads change ten times a second.
    private static void changingSegments() throws Exception {
        SampleDownloads downloads = SampleDownloads.running(3, SEGMENTS);
        List<String> ids = downloads.entries().stream().map(entry -> entry.id()).toList();
        try (SampleWindow window = open(downloads)) {
            window.select(ids.getFirst());
            window.tab(1);
            Random random = new Random(1);
            AtomicBoolean stop = new AtomicBoolean();
            Thread engine =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!stop.get()) {
                                    ids.forEach(id -> change(downloads, id, random));
                                    pause(100);
                                }
                            });
            pause(SECONDS * 1000 / 2);
            long cpu = fxCpuNanos();
            long start = System.nanoTime();
            double pulses;
            try (Pulses counted = Pulses.count()) {
                pause(SECONDS * 1000);
                pulses = counted.perSecond();
            }
            double share = 100.0 * (fxCpuNanos() - cpu) / (System.nanoTime() - start);
            stop.set(true);
            engine.join();
            System.out.printf(
                    "  %,d changing segments, 3 downloads: JavaFX thread %.0f %% of a core,"
                            + " %.0f pulses/s%n",
                    SEGMENTS, share, pulses);
        }
    }

    private static void change(SampleDownloads downloads, String id, Random random) {
        State[] states = new State[SEGMENTS];
        int[] from = new int[SEGMENTS];
        float[] received = new float[SEGMENTS];
        State[] all = State.values();
        for (int i = 0; i < SEGMENTS; i++) {
            // A twentieth is on its way at any moment, the rest is done.
            boolean moves = random.nextInt(20) == 0;
            states[i] = moves ? all[random.nextInt(all.length)] : State.VERIFIED;
            from[i] = random.nextInt(3);
            received[i] = states[i] == State.VERIFIED ? 1 : random.nextFloat();
        }
        DownloadSnapshot before = downloads.snapshot(id).orElseThrow();
        downloads.show(
                id,
                new DownloadSnapshot(
                        before.state(),
                        before.name(),
                        before.size(),
                        before.verifiedBytes(),
                        before.receivedBytes() + random.nextInt(1_000_000),
                        80e6 + random.nextInt(10_000_000),
                        new SegmentStates(states, from, received),
                        before.servers(),
                        before.sentence(),
                        before.waiting(),
                        before.layout()));
    }

    private static void manyRows() throws Exception {
        Path folder = Files.createTempDirectory("tributary-bench-");
        try {
            RestoredList.timeToRead(folder, ROWS / 10);
            Duration read = RestoredList.timeToRead(folder, ROWS);
            SampleDownloads downloads = SampleDownloads.many(ROWS);
            long start = System.nanoTime();
            try (SampleWindow window = open(downloads)) {
                double shown = (System.nanoTime() - start) / 1e6;
                System.out.printf(
                        "  %,d finished rows: list read in %d ms, window shown in %.0f ms%n",
                        ROWS, read.toMillis(), shown);
                TableView<?> table =
                        (TableView<?>) FxThread.call(() -> window.find("#downloadTable"));
                TextField filter = (TextField) FxThread.call(() -> window.find("#filterField"));
                pause(2000);
                double scroll =
                        longest(() -> {
                            for (int i = 0; i < 100; i++) {
                                int row = i * (ROWS / 100);
                                FxThread.run(() -> table.scrollTo(row));
                                pause(20);
                            }
                        });
                double filtering =
                        longest(() -> {
                            for (String text :
                                    List.of(
                                            "f",
                                            "fi",
                                            "file-9",
                                            "file-99",
                                            "",
                                            "is:finished",
                                            "")) {
                                FxThread.run(() -> filter.setText(text));
                                pause(150);
                            }
                        });
                double sorting =
                        longest(() -> {
                            for (int column = 0; column < 3; column++) {
                                int number = column;
                                FxThread.run(() -> sort(table, number));
                                pause(300);
                            }
                        });
                System.out.printf(
                        "    longest stop: scrolling %.0f ms, filtering %.0f ms, sorting %.0f ms%n",
                        scroll, filtering, sorting);
            }
        } finally {
            Files.deleteIfExists(folder.resolve("downloads.json"));
            Files.delete(folder);
        }
    }

    private static <T> void sort(TableView<T> table, int column) {
        table.getSortOrder().setAll(List.of(table.getVisibleLeafColumn(column)));
        table.sort();
    }

    private static double longest(Runnable deeds) throws InterruptedException {
        try (Pulses pulses = Pulses.count()) {
            deeds.run();
            FxThread.pulses(3);
            return pulses.longestMillis();
        }
    }

    /// The engine tells of 100,000 things a second from 16 threads while somebody clicks.
    private static void manyEvents() throws Exception {
        SampleDownloads downloads = SampleDownloads.running(3, SEGMENTS);
        List<String> ids = downloads.entries().stream().map(entry -> entry.id()).toList();
        try (SampleWindow _ = open(downloads)) {
            int threads = 16;
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger told = new AtomicInteger();
            List<Thread> engine = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                engine.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    while (!stop.get()) {
                                        for (int n = 0; n < EVENTS_A_SECOND / threads / 100; n++) {
                                            String id = ids.get(n % ids.size());
                                            downloads.show(
                                                    id, downloads.snapshot(id).orElseThrow());
                                            downloads.tell();
                                            told.incrementAndGet();
                                        }
                                        pause(10);
                                    }
                                }));
            }
            long start = System.nanoTime();
            List<Double> answers = new ArrayList<>();
            for (int i = 0; i < SECONDS * 10; i++) {
                CountDownLatch answered = new CountDownLatch(1);
                long clicked = System.nanoTime();
                Platform.runLater(answered::countDown);
                answered.await();
                answers.add((System.nanoTime() - clicked) / 1e6);
                pause(100);
            }
            stop.set(true);
            double seconds = (System.nanoTime() - start) / 1e9;
            for (Thread thread : engine) thread.join();
            Collections.sort(answers);
            System.out.printf(
                    "  %,.0f events/s: click to answer p95 %.1f ms%n",
                    told.get() / seconds, answers.get(answers.size() * 95 / 100));
        }
    }

    private static void idle() throws Exception {
        try (SampleWindow window = open(SampleDownloads.many(20))) {
            pause(5000);
            AtomicInteger pulses = new AtomicInteger();
            Runnable count = pulses::incrementAndGet;
            FxThread.run(() -> window.stage().getScene().addPreLayoutPulseListener(count));
            pause(1000);
            pulses.set(0);
            long cpu = processCpu().toNanos();
            pause(SECONDS * 1000);
            double share = 100.0 * (processCpu().toNanos() - cpu) / (SECONDS * 1e9);
            System.out.printf(
                    "  idle: %d pulses in %d s, %.1f %% of a core%n", pulses.get(), SECONDS, share);
        }
    }

    private static Duration processCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /// Linux counts it in hundredths of a second (proc(5), fields 14 and 15 of stat).
    private static long fxCpuNanos() {
        return FxThread.call(() -> {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000_000;
        });
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a benchmark", e);
        }
    }
}
