package org.tributary.shared.servers;

import java.io.IOException;
import java.io.InputStream;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.StrictJson;

/// What a daemon says of itself under `/v1/status`. All of it is text and numbers from outside, good
/// for being shown and for nothing else.
///
/// @param name what it is called
/// @param version the version of its program
/// @param state a word for what it does now
/// @param files how many files it offers
/// @param busy bodies it sends now
/// @param waiting requests that wait for their turn
/// @param slots bodies it sends at once at most
public record DaemonStatus(
        String name, String version, String state, long files, int busy, int waiting, int slots) {

    /// Reads a status document, which must come complete.
    ///
    /// @throws InvalidFormatException when it is none, or too long
    public static DaemonStatus read(byte[] json) throws InvalidFormatException {
        return StrictJson.read(json, Document.class, "the status").status();
    }

    /// Reads a status document from a stream, of which no more is read than such a document may have.
    public static DaemonStatus read(InputStream in) throws IOException {
        return read(in.readNBytes(StrictJson.MAX_BYTES + 1));
    }

    /// The document as JSON has it, as far as it is of interest.
    private record Document(String name, String version, String state, long files, Load load) {
        DaemonStatus status() throws InvalidFormatException {
            if (files < 0 || load.active() < 0 || load.waiting() < 0 || load.most() < 0) {
                throw new InvalidFormatException("the status counts below nothing");
            }
            return new DaemonStatus(
                    name, version, state, files, load.active(), load.waiting(), load.most());
        }
    }

    private record Load(int active, int waiting, int most) {}
}
