package org.tributary.app.ui.main;

/// What actions do to the window itself. JavaFX thread.
interface WindowDeeds {
    void add();

    /// Adds the links, files or names that the clipboard holds.
    void paste();

    /// Has the user pick files that describe downloads or list links.
    void openList();

    void selectAll();

    /// Puts the cursor where downloads are filtered.
    void filter();

    void clearFilter();

    void showDownloads();

    void showServers();

    void showCatalog();

    void checkServers();

    void toggleInspector();

    /// Shows a tab of the inspector, from 0.
    void showTab(int tab);

    void toggleSideBar();

    void toggleLimit();

    /// @param change px to add
    void textSize(int change);

    void usualTextSize();

    void settings();

    void shortcuts();

    void about();

    void close();

    void quit();
}
