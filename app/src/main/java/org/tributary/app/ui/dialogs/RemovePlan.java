package org.tributary.app.ui.dialogs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.format.RemoteText;

/// What removing downloads does to what is on disk, in words. Pure.
///
/// @param names of all that are removed
/// @param partial what is deleted in any case: data of downloads that are not complete
/// @param finished files that are deleted only if one wants it
record RemovePlan(List<String> names, List<Data> partial, List<Data> finished) {
    private static final int MOST_NAMED = 5;

    /// @param bytes on disk
    record Data(String name, long bytes) {}

    RemovePlan {
        names = List.copyOf(names);
        partial = List.copyOf(partial);
        finished = List.copyOf(finished);
    }

    static RemovePlan of(Downloads downloads, Collection<String> ids) {
        List<String> names = new ArrayList<>();
        List<Data> partial = new ArrayList<>();
        List<Data> finished = new ArrayList<>();
        for (DownloadEntry entry : downloads.entries()) {
            if (ids.contains(entry.id())) {
                String name = RemoteText.shown(entry.name());
                names.add(name);
                Data data = new Data(name, onDisk(downloads, entry));
                switch (entry.state()) {
                    case FINISHED, UNPACKING -> finished.add(data);
                    case QUEUED, RUNNING, PAUSED, FAILED -> {
                        if (data.bytes() > 0) {
                            partial.add(data);
                        }
                    }
                    case MISSING -> {
                        // Nothing of it is there.
                    }
                }
            }
        }
        return new RemovePlan(names, partial, finished);
    }

    private static long onDisk(Downloads downloads, DownloadEntry entry) {
        if (entry.state() == DownloadEntry.State.FINISHED) {
            return entry.size();
        }
        return downloads
                .snapshot(entry.id())
                .map(snapshot -> Math.max(snapshot.receivedBytes(), entry.receivedBytes()))
                .orElse(entry.receivedBytes());
    }

    String title(Messages messages) {
        return names.size() == 1
                ? messages.text("dialog.remove.one", names.getFirst())
                : messages.text("dialog.remove.many", names.size());
    }

    /// Returns the sentence before [#partial()], or the one that says what stays.
    String text(Messages messages) {
        if (!partial.isEmpty()) {
            return messages.text("dialog.remove.partial", partial.size());
        }
        return messages.text(
                finished.isEmpty() ? "dialog.remove.nothing" : "dialog.remove.stay",
                finished.size());
    }

    String deleteLabel(Messages messages, Format format) {
        return messages.text(
                "dialog.remove.delete",
                finished.size(),
                format.size(finished.stream().mapToLong(Data::bytes).sum()));
    }

    /// Returns the biggest ones of [#partial()] and, where there are more, how many and how much.
    List<Line> lines(Messages messages, Format format) {
        List<Data> biggest =
                partial.stream().sorted(Comparator.comparingLong(Data::bytes).reversed()).toList();
        int named = partial.size() <= MOST_NAMED ? partial.size() : MOST_NAMED - 1;
        List<Line> lines = new ArrayList<>();
        for (Data data : biggest.subList(0, named)) {
            lines.add(new Line(data.name(), format.size(data.bytes())));
        }
        List<Data> more = biggest.subList(named, biggest.size());
        if (!more.isEmpty()) {
            lines.add(
                    new Line(
                            messages.text("dialog.remove.more", more.size()),
                            format.size(more.stream().mapToLong(Data::bytes).sum())));
        }
        return lines;
    }

    /// One line of the list: what, and how much of it.
    record Line(String name, String size) {}
}
