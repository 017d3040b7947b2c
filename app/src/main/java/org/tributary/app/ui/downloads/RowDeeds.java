package org.tributary.app.ui.downloads;

import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.ProblemAction;

/// What the buttons in a row do. JavaFX thread.
interface RowDeeds {
    /// Opens the finished file.
    void open(DownloadEntry entry);

    /// Shows the finished file in its folder.
    void show(DownloadEntry entry);

    void mend(DownloadEntry entry, ProblemAction action);
}
