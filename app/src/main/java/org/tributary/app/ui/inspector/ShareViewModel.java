package org.tributary.app.ui.inspector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tributary.app.downloads.Receipt;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.WrongData;

/// Who sent what of a finished file, and what went wrong on the way.
///
/// @param shares the biggest first
/// @param remarks sentences
record ShareViewModel(List<Share> shares, List<String> remarks) {
    static final ShareViewModel NOTHING = new ShareViewModel(List.of(), List.of());

    /// What one server sent.
    ///
    /// @param percent whole percents; those of all servers are 100 together
    /// @param text size
    record Share(String server, int percent, String text, boolean wrong) {}

    static ShareViewModel of(Receipt receipt, Messages messages, Format format) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        receipt.bytesByServer().entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> bytes.put(entry.getKey(), entry.getValue()));
        receipt.wrongData().forEach(lie -> bytes.putIfAbsent(lie.server(), 0L));
        int[] percents = percents(bytes.values().stream().mapToLong(Long::longValue).toArray());
        List<Share> shares = new ArrayList<>();
        for (Map.Entry<String, Long> entry : bytes.entrySet()) {
            shares.add(
                    new Share(
                            RemoteText.shown(entry.getKey()),
                            percents[shares.size()],
                            format.size(entry.getValue()),
                            receipt.wrongData().stream()
                                    .anyMatch(lie -> lie.server().equals(entry.getKey()))));
        }
        return new ShareViewModel(shares, remarks(receipt, messages, format));
    }

    /// Returns whole percents that are 100 together: who loses most by rounding down gets the rest.
    static int[] percents(long[] bytes) {
        long sum = 0;
        for (long some : bytes) {
            sum += some;
        }
        int[] percents = new int[bytes.length];
        if (sum == 0) {
            return percents;
        }
        double[] lost = new double[bytes.length];
        int rest = 100;
        for (int i = 0; i < bytes.length; i++) {
            double exact = 100.0 * bytes[i] / sum;
            percents[i] = (int) exact;
            lost[i] = exact - percents[i];
            rest -= percents[i];
        }
        java.util.stream.IntStream.range(0, bytes.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -lost[i]))
                .limit(rest)
                .forEach(i -> percents[i]++);
        return percents;
    }

    private static List<String> remarks(Receipt receipt, Messages messages, Format format) {
        List<String> remarks = new ArrayList<>();
        if (receipt.retries() > 0) {
            remarks.add(messages.text("inspector.shares.retries", receipt.retries()));
        }
        Map<String, Integer> lies = new LinkedHashMap<>();
        for (WrongData lie : receipt.wrongData()) {
            lies.merge(lie.server(), 1, Integer::sum);
        }
        lies.forEach((server, count) ->
                remarks.add(
                        messages.text("inspector.shares.wrong", count, RemoteText.shown(server))));
        if (receipt.wastedBytes() > 0) {
            remarks.add(
                    messages.text("inspector.shares.wasted", format.size(receipt.wastedBytes())));
        }
        return remarks;
    }
}
