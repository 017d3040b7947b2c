package org.tributary.app.ui.add;

import java.util.List;

/// What came of looking where a line leads.
sealed interface Finding {
    /// Files, at least one.
    record Files(List<Found> files) implements Finding {
        public Files {
            files = List.copyOf(files);
        }
    }

    /// More lines, of a file that holds links; `title` is what that file is called.
    record Lines(String title, List<String> lines) implements Finding {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /// Nothing to download.
    record Nothing(Note note) implements Finding {}
}
