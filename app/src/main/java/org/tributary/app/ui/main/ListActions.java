package org.tributary.app.ui.main;

import org.tributary.app.downloads.Downloads.Move;

/// What actions do to the selected downloads, or to all. JavaFX thread.
interface ListActions {
    /// Opens finished files, shows how others stand.
    void open();

    void showInFolder();

    /// Pauses what runs; when nothing of it does, lets it go on.
    void pauseOrResume();

    void resume();

    void pause();

    void pauseAll();

    void resumeAll();

    void move(Move move);

    void copyLink();

    void copyDigest();

    /// Takes them out of the list, which can be undone for some seconds.
    void remove();

    /// Asks, then removes them with their data.
    void askToRemove();

    void undo();
}
