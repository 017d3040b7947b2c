package org.tributary.app.cli.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.transfer.DownloadResult;

/// The last lines about a download: what came, that it is right, and who sent it.
final class Receipt {
    /// The speed of less is that of asking, not of sending.
    private static final long WORTH_A_SPEED = 100_000;

    private Receipt() {}

    /// @param onDisk bytes that were here before this run
    static List<String> lines(DownloadResult result, long onDisk) {
        return switch (result) {
            case DownloadResult.Done done -> done(done, onDisk);
            case DownloadResult.AlreadyThere there ->
                    List.of(
                            "Already there: "
                                    + RemoteText.shown(there.path().toString())
                                    + " has the right content; nothing was transferred.",
                            "  SHA-256  " + there.sha256().hex());
            case DownloadResult.Paused paused -> List.of("Paused: " + paused(paused));
            case DownloadResult.Failed failed ->
                    List.of("Failed: " + Words.sentence(failed.sentence()));
        };
    }

    private static List<String> done(DownloadResult.Done done, long onDisk) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Done: "
                        + RemoteText.shown(done.path().toString())
                        + ", "
                        + Sizes.shown(done.size())
                        + " in "
                        + Words.took(done.took())
                        + speed(done.size() - onDisk, done.took())
                        + (onDisk > 0 ? "; " + Sizes.shown(onDisk) + " were here before" : ""));
        lines.add(
                "  SHA-256  "
                        + done.sha256().hex()
                        + (done.verified()
                                ? "  proved"
                                : "  computed here; the source gives nothing to compare it with"));
        lines.addAll(shares(done.bytesByServer()));
        lines.add(
                "  wasted   "
                        + Sizes.shown(done.wastedBytes())
                        + (done.retries() > 0
                                ? ", " + Words.count(done.retries(), "range") + " asked for again"
                                : ""));
        return lines;
    }

    /// Returns who sent how much, the one who sent most first.
    static List<String> shares(Map<String, Long> bytesByServer) {
        int width = 0;
        long sent = 0;
        for (Map.Entry<String, Long> share : bytesByServer.entrySet()) {
            width = Math.max(width, Columns.width(RemoteText.shown(share.getKey())));
            sent += share.getValue();
        }
        List<Map.Entry<String, Long>> shares = new ArrayList<>(bytesByServer.entrySet());
        shares.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Long> share : shares) {
            lines.add(
                    "  "
                            + Columns.left(RemoteText.shown(share.getKey()), width)
                            + Columns.right(Words.share(share.getValue(), sent), 7)
                            + Columns.right(Sizes.shown(share.getValue()), 10));
        }
        return lines;
    }

    /// Returns the one line that stands for the receipt where there are many.
    ///
    /// @param file what the user asked for
    static String brief(String file, DownloadResult result) {
        return switch (result) {
            case DownloadResult.Done done ->
                    "Done: "
                            + RemoteText.shown(done.path().toString())
                            + ", "
                            + Sizes.shown(done.size())
                            + (done.verified()
                                    ? ", SHA-256 proved"
                                    : ", nothing to compare its SHA-256 with");
            case DownloadResult.AlreadyThere there ->
                    "Already there: " + RemoteText.shown(there.path().toString());
            case DownloadResult.Paused paused ->
                    "Paused: " + RemoteText.shown(file) + ": " + paused(paused);
            case DownloadResult.Failed failed ->
                    RemoteText.shown(file) + ": " + Words.sentence(failed.sentence());
        };
    }

    private static String paused(DownloadResult.Paused paused) {
        if (!paused.goesOn()) {
            return "its source cannot continue a file, so the same command starts over.";
        }
        return paused.bytesOnDisk() == 0
                ? "nothing of it is on disk yet; the same command starts it."
                : Sizes.shown(paused.bytesOnDisk())
                        + paused.size().map(size -> " of " + Sizes.shown(size)).orElse("")
                        + " on disk. The same command goes on from there.";
    }

    private static String speed(long bytes, Duration took) {
        double seconds = took.toNanos() / 1e9;
        return seconds < 0.05 || bytes < WORTH_A_SPEED ? "" : ", " + Words.speed(bytes / seconds);
    }
}
