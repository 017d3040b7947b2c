package org.tributary.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.cli.output.JsonLine;
import org.tributary.app.cli.output.Words;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;

/// What `verify` prints and how it ends.
final class VerifyReport {
    private static final int MOST_SHOWN = 100;
    private static final long BETWEEN_PROGRESS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Surroundings surroundings;
    private final boolean json;
    private final PrintStream out;
    private final boolean drawsProgress;
    private ExitCode code = ExitCode.DONE;
    private boolean isProgressDrawn;
    private long nextProgress = System.nanoTime() + BETWEEN_PROGRESS;

    VerifyReport(Surroundings surroundings, boolean json) {
        this.surroundings = surroundings;
        this.json = json;
        this.out = json ? surroundings.lines() : surroundings.out();
        this.drawsProgress = !json && surroundings.terminal().get().isPresent();
    }

    /// @param name where the right content is known from
    void right(Path file, Sha256 sha256, String name, List<String> servers) {
        if (json) {
            out.println(
                    line("verified")
                            .put("path", file.toString())
                            .put("sha256", sha256.hex())
                            .put("size", file.toFile().length())
                            .put("name", name)
                            .putStrings("servers", servers));
        } else {
            out.println(
                    shown(file)
                            + ": right, SHA-256 "
                            + sha256.hex()
                            + ", as "
                            + RemoteText.shown(name)
                            + (servers.isEmpty()
                                    ? ""
                                    : " on " + Words.count(servers.size(), "server")));
        }
        out.flush();
    }

    void wrong(Path file, Sha256 sha256, String name, Manifest manifest, FileCheck check) {
        code = worse(ExitCode.UNPROVED);
        if (json) {
            for (FileCheck.Wrong wrong : check.wrong()) {
                JsonLine line =
                        line("fragment-wrong")
                                .put("path", file.toString())
                                .put("fragment", wrong.expected().index())
                                .put("first", wrong.expected().offset())
                                .put("last", wrong.expected().end() - 1)
                                .put("expected", wrong.expected().sha256().hex());
                wrong.got().ifPresent(got -> line.put("got", got.hex()));
                out.println(line);
            }
            out.println(
                    line("wrong")
                            .put("path", file.toString())
                            .put("sha256", sha256.hex())
                            .put("expected", manifest.sha256().hex())
                            .put("size", check.size())
                            .put("expectedSize", manifest.size())
                            .put("wrongFragments", check.wrong().size())
                            .put("fragments", manifest.fragments().size()));
        } else {
            explain(file, name, manifest, check);
        }
        out.flush();
    }

    private void explain(Path file, String name, Manifest manifest, FileCheck check) {
        int all = manifest.fragments().size();
        out.println(shown(file) + ": WRONG, " + difference(name, manifest, check));
        for (FileCheck.Wrong wrong :
                check.wrong().subList(0, Math.min(MOST_SHOWN, check.wrong().size()))) {
            out.println(
                    "  fragment "
                            + (wrong.expected().index() + 1)
                            + " of "
                            + all
                            + ", bytes "
                            + wrong.expected().offset()
                            + "-"
                            + (wrong.expected().end() - 1)
                            + ": expected "
                            + Words.brief(wrong.expected().sha256())
                            + ", "
                            + wrong.got()
                                    .map(got -> "got " + Words.brief(got))
                                    .orElse("not all there"));
        }
        if (check.wrong().size() > MOST_SHOWN) {
            out.println("  and " + (check.wrong().size() - MOST_SHOWN) + " more");
        }
    }

    private static String difference(String name, Manifest manifest, FileCheck check) {
        String of = " of " + RemoteText.shown(name);
        if (check.size() > manifest.size()) {
            return Words.count(check.size() - manifest.size(), "byte")
                    + " longer than the "
                    + manifest.size()
                    + of
                    + (check.wrong().isEmpty() ? ", which come first" : "");
        }
        if (check.size() < manifest.size()) {
            long missing = manifest.size() - check.size();
            return Words.count(missing, "byte")
                    + (missing == 1 ? " is" : " are")
                    + " missing at the end"
                    + of;
        }
        return check.wrong().isEmpty()
                ? "although every fragment is right: the manifest contradicts itself"
                : Words.count(check.wrong().size(), "fragment") + " unlike those" + of;
    }

    /// Nothing is known that the file could be compared with.
    void unknown(Path file, Sha256 sha256, String reason) {
        code = worse(ExitCode.NOT_FOUND);
        if (json) {
            out.println(
                    line("failed")
                            .put("exitCode", ExitCode.NOT_FOUND.number())
                            .put("path", file.toString())
                            .put("sha256", sha256.hex())
                            .put("sentence", reason + "."));
        } else {
            out.println(
                    shown(file)
                            + ": cannot be told. "
                            + RemoteText.shown(reason)
                            + ". SHA-256 "
                            + sha256.hex());
        }
        out.flush();
    }

    /// Returns the code for all files: wrong ones weigh more than unknown ones.
    ExitCode end() {
        return code;
    }

    private ExitCode worse(ExitCode other) {
        return code == ExitCode.UNPROVED ? code : other;
    }

    /// Shows how far hashing is while it takes long and somebody looks.
    LongConsumer progress(Path file) {
        if (!drawsProgress) {
            return _ -> {};
        }
        long size = file.toFile().length();
        return done -> {
            if (System.nanoTime() - nextProgress >= 0) {
                nextProgress = System.nanoTime() + BETWEEN_PROGRESS;
                isProgressDrawn = true;
                out.print("\r\u001b[K" + shown(file) + "  " + Words.percent(done, size));
                out.flush();
            }
        };
    }

    void progressEnds() {
        if (isProgressDrawn) {
            isProgressDrawn = false;
            out.print("\r\u001b[K");
        }
    }

    private JsonLine line(String event) {
        Instant now = surroundings.clock().instant();
        return JsonLine.of(event, now);
    }

    private static String shown(Path file) {
        return RemoteText.shown(file.toString());
    }
}
