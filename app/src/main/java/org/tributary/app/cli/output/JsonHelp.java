package org.tributary.app.cli.output;

/// What the lines of `get --json` hold, for `--help`.
public final class JsonHelp {
    /// Each line of the text must do without percent signs: they are formats there.
    public static final String TEXT =
            """
            Every line has event and time (ISO 8601), lines about a download have file (as you named
            it), lines about a server have server (host:port as listed). Bytes are numbers, durations
            seconds; segment and fragment count from 0, as in the manifest.
            resolved            name, size, sha256, root, segments, servers, onDisk (kept from before)
            server-joined       a server was found to have the file, or answers again
            server-left-out     reason: it answers but cannot help
            server-busy         retryAfter
            server-stalled      silence, nextTry
            server-unreachable  reason, nextTry
            server-quarantined  fragment, first, length (bytes it sent), expected, got (SHA-256 of them)
            range-taken-over    segment, bytes, from: a faster server does what a slow one had
            segment-verified    segment, bytes: on disk and right
            segment-corrupt     segment, servers, expected, got: is fetched again from one other server
            waiting             reason, nextTry
            progress            state, size, received, verified, bytesPerSecond, secondsLeft, sentence,
                                servers (each: server, health, bytes, bytesPerSecond, connections);
                                twice a second
            done                path, sha256 (computed here), verified, size, seconds, bytesByServer,
                                wastedBytes, retries
            already-there       path, sha256: nothing was transferred
            paused              onDisk, size
            failed              exitCode, sentence; kind when it is one download
            remark              sentence\
            """;

    private JsonHelp() {}
}
