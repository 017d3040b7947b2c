package org.tributary.daemon.publish;

/// How far reading new and changed files has come.
///
/// @param filesDone files read since the work began
/// @param filesTotal files the work consists of, as far as known
/// @param bytesDone bytes read
/// @param bytesTotal bytes the work consists of
public record IndexProgress(int filesDone, int filesTotal, long bytesDone, long bytesTotal) {
    /// Nothing to do.
    public static final IndexProgress NONE = new IndexProgress(0, 0, 0, 0);
}
