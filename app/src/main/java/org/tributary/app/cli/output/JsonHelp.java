package org.tributary.app.cli.output;

/// What the lines of `get --json` hold, for `--help`.
public final class JsonHelp {
    /// At most 78 columns; without percent signs, which are formats there.
    public static final String TEXT =
            """
              Every line has event and time (ISO 8601); file, as you named it, where it is
              about a download; server, host:port as listed, where it is about a server.
              Sizes are bytes, durations seconds; segment and fragment count from 0, as in
              the manifest.

              resolved            name, size, sha256, root, segments, servers,
                                  onDisk (kept from before)
              log-damaged         segmentsOnDisk, segmentsRight (kept), hashed (false: no
                                  digests to check by, it starts over), keptAs
              server-joined       a server has the file too, or answers again
              server-left-out     reason: it answers but cannot help
              server-busy         retryAfter
              server-stalled      silence, nextTry
              server-unreachable  reason, nextTry
              server-quarantined  fragment, first, length (the bytes it sent),
                                  expected, got (their SHA-256)
              range-taken-over    segment, bytes, from: server does what from had
              segment-verified    segment, bytes: on disk and right
              segment-corrupt     segment, servers, expected, got: fetched again
              waiting             reason, nextTry
              progress            state, size, received, verified, bytesPerSecond,
                                  secondsLeft, sentence, servers (server, health,
                                  bytes, bytesPerSecond, connections); twice a second
              done                path, sha256 (computed here), verified, size,
                                  seconds, bytesByServer, wastedBytes, retries
              already-there       path, sha256: nothing was transferred
              paused              onDisk, size, goesOn (false: the source cannot
                                  continue a file; the same command starts over)
              failed              exitCode, sentence; file and kind for a download
              remark              sentence
            """;

    private JsonHelp() {}
}
