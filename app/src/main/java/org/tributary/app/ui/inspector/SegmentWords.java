package org.tributary.app.ui.inspector;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.StateWords;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.Layout;
import org.tributary.shared.transfer.SegmentStates;
import org.tributary.shared.transfer.SegmentStates.State;

/// Puts the columns of the segments table, and a segment as a whole, into words.
final class SegmentWords {
    static final String NOTHING = "–";
    private static final int SHORT_HASH = 12;
    private static final String[] UNITS = {"B", "kB", "MB", "GB"};

    private final SegmentsViewModel model;
    private final Messages messages;
    private final Supplier<Format> format;

    SegmentWords(SegmentsViewModel model, Messages messages, Supplier<Format> format) {
        this.model = model;
        this.messages = messages;
        this.format = format;
    }

    String number(SegmentRow row) {
        return format.get().count(row.index() + 1L);
    }

    /// Returns where in the file it is.
    String range(SegmentRow row) {
        return model.layout().map(layout -> range(layout, row.index())).orElse(NOTHING);
    }

    /// In the unit of the segment's size: in that of the file, both ends would often read the same.
    private String range(Layout layout, int segment) {
        long length = Math.max(1, layout.segmentSize());
        int unit = 0;
        double step = 1;
        while (unit < UNITS.length - 1 && length >= step * 1000) {
            step *= 1000;
            unit++;
        }
        NumberFormat number = NumberFormat.getNumberInstance(messages.locale());
        number.setMaximumFractionDigits(step > 1 && length < step * 100 ? 1 : 0);
        number.setMinimumFractionDigits(number.getMaximumFractionDigits());
        long start = layout.start(segment);
        return messages.text(
                "inspector.segment.range",
                number.format(start / step),
                number.format((start + layout.length(segment)) / step),
                UNITS[unit]);
    }

    String size(SegmentRow row) {
        return model.layout()
                .map(layout -> format.get().size(layout.length(row.index())))
                .orElse(NOTHING);
    }

    String state(SegmentRow row) {
        return state(row.state());
    }

    String state(State state) {
        return new StateWords(messages, format.get()).segment(state);
    }

    String server(SegmentRow row) {
        return server(row.server());
    }

    String server(int server) {
        return server >= 0 && server < model.servers().size()
                ? RemoteText.shown(model.servers().get(server))
                : NOTHING;
    }

    String speed(SegmentRow row) {
        return row.bytesPerSecond() < 1 ? NOTHING : format.get().speed(row.bytesPerSecond());
    }

    String tries(SegmentRow row) {
        return row.tries() == 0 ? NOTHING : format.get().count(row.tries());
    }

    String took(SegmentRow row) {
        return row.tookMillis() < 0
                ? NOTHING
                : format.get().milliseconds(Duration.ofMillis(row.tookMillis()));
    }

    /// Returns the first digits of what it must hash to.
    String hash(SegmentRow row) {
        return wholeHash(row.index()).map(hash -> hash.substring(0, SHORT_HASH)).orElse(NOTHING);
    }

    Optional<String> wholeHash(int segment) {
        return model.layout()
                .map(Layout::hashes)
                .filter(hashes -> segment < hashes.size())
                .map(hashes -> hashes.get(segment))
                .map(Sha256::hex);
    }

    /// Returns a line such as `Segment 431, 5.2 MB, node-b:8002, 3.1 of 5.2 MB, try 2`.
    String describe(int segment) {
        SegmentRow row = model.row(segment);
        List<String> parts = new ArrayList<>();
        parts.add(messages.text("inspector.segment.number", segment + 1));
        parts.add(state(row));
        model.layout()
                .ifPresent(layout -> {
                    long length = layout.length(segment);
                    parts.add(
                            row.percent() > 0 && row.percent() < 100
                                    ? messages.text(
                                            "inspector.segment.some",
                                            format.get().size(length * row.percent() / 100),
                                            format.get().size(length))
                                    : format.get().size(length));
                });
        if (row.server() >= 0) {
            parts.add(server(row));
        }
        if (row.bytesPerSecond() >= 1) {
            parts.add(speed(row));
        }
        if (row.tries() > 1) {
            parts.add(messages.text("inspector.segment.try", row.tries()));
        }
        if (row.tookMillis() >= 0) {
            parts.add(took(row));
        }
        return String.join(", ", parts);
    }

    /// Returns what the map is to those who cannot see it.
    String summary() {
        SegmentStates states = model.states();
        return messages.text(
                "inspector.map.summary",
                states.count(State.VERIFIED),
                states.count(),
                states.count(State.FAILED));
    }
}
