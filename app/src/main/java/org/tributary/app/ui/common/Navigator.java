package org.tributary.app.ui.common;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Ways from one pane of the window to another. JavaFX thread.
public interface Navigator {
    /// Opens the add dialog.
    ///
    /// @param lines links, names of the catalog or files, one each; may be empty
    void add(List<String> lines);

    void showDownloads();

    /// Shows one download in the list, selected, with its inspector.
    void showDownload(String id);

    /// Shows what happened in one download.
    void showLog(String id);

    void showServers();

    /// Shows one server on the servers page.
    void showServer(String id);

    void showCatalog();

    /// Opens the settings.
    ///
    /// @param page such as `servers`; empty for the first
    void showSettings(String page);

    void showShortcuts();

    void showAbout();

    /// Asks, then removes downloads and their data.
    void askToRemove(Collection<String> ids);

    /// Leads to where servers are added, ready to type.
    void askForServers();

    /// Adds servers from text or files that were dropped or picked, and says what came of it.
    void addServers(String text);

    /// Offers to fetch what a partial or old copy on disk lacks.
    void repair(Path file);

    /// Says something in the window for a few seconds.
    ///
    /// @param action what the button beside it says; empty for none
    void say(String sentence, String action, Runnable onAction);
}
