package org.tributary.app.cli.output;

import java.time.Duration;
import org.tributary.shared.transfer.DownloadEvent;

/// Tells the user what the downloads of one `get` do. Used by one thread, and free to block: the
/// engine does not wait for it.
public interface Reporter extends AutoCloseable {
    /// Says how many downloads there will be; called once, before any of them starts.
    void begin(int downloads);

    /// Something happened in the download of `file`, as the user named it. [DownloadEvent.Progress]
    /// is not passed on; [#progress] tells it.
    void event(String file, DownloadEvent event);

    /// Shows how far everything is. Called every [#period()] while something runs.
    void progress(Board board);

    /// How often [#progress] is wanted.
    Duration period();

    /// A remark that belongs to no download, such as a wrong line in the servers list.
    void remark(String sentence);

    /// The program ends without, or besides, a download's end.
    void failed(ExitCode code, String sentence);

    /// Says what is still to be said and leaves the terminal as it was.
    @Override
    void close();
}
