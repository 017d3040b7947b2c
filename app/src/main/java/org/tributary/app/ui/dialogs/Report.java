package org.tributary.app.ui.dialogs;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Downloads;
import org.tributary.app.servers.ServerView;
import org.tributary.app.servers.Servers;

/// What somebody who helps wants to know of this program, as text. It names no file, server or folder.
///
/// @param tributary version
/// @param java version and maker
/// @param javafx version
/// @param system name, version and processor
record Report(String tributary, String java, String javafx, String system) {
    /// Returns the versions of all that runs here.
    static Report of(String tributary) {
        return new Report(
                tributary,
                System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                System.getProperty("javafx.version", "?"),
                System.getProperty("os.name")
                        + ' '
                        + System.getProperty("os.version")
                        + ", "
                        + System.getProperty("os.arch"));
    }

    /// Returns the report; in English, as logs are.
    String text(Downloads downloads, Servers servers) {
        Map<String, Integer> states = new TreeMap<>();
        for (DownloadEntry entry : downloads.entries()) {
            states.merge(entry.state().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        long answering = servers.views().stream().filter(ServerView::answers).count();
        return """
        Tributary %s
        Java %s
        JavaFX %s
        %s
        Downloads %s
        Servers %d, answering %d
        """
                .formatted(
                        tributary, java, javafx, system, states, servers.views().size(), answering);
    }
}
