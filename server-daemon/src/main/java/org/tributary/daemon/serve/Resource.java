package org.tributary.daemon.serve;

/// Answers requests for one part of the wire. Knows no socket. Called from many threads at once.
interface Resource {
    /// @param rest the request's path after the part that led here
    Answer answer(Request request, String rest) throws RefusedException;
}
