package org.tributary.daemon.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.AtomicFiles;

/// The SHA-1 values torrents need, kept in the state folder once somebody has made them: a file
/// `<sha256>-<piece length>` holds them one after the other, and at the end the SHA-256 of that.
/// May be used from any thread.
public final class PieceHashes {
    private static final Logger LOG = LoggerFactory.getLogger(PieceHashes.class);

    private final Path folder;

    PieceHashes(Path folder) {
        this.folder = folder;
    }

    /// Returns what was kept for a file.
    public Optional<byte[]> find(Sha256 file, int pieceLength) {
        try {
            return AtomicFiles.read(path(file, pieceLength)).flatMap(PieceHashes::checked);
        } catch (IOException e) {
            LOG.warn("Cannot read the piece hashes of {}: {}", file, UploadScanner.reason(e));
            return Optional.empty();
        }
    }

    /// Keeps the hashes of a file's pieces. A failure is logged: they can be made again.
    public void keep(Sha256 file, int pieceLength, byte[] hashes) {
        byte[] content = Arrays.copyOf(hashes, hashes.length + Sha256.BYTES);
        byte[] proof = Sha256.of(hashes).bytes();
        System.arraycopy(proof, 0, content, hashes.length, proof.length);
        try {
            Files.createDirectories(folder);
            AtomicFiles.write(path(file, pieceLength), content);
        } catch (IOException e) {
            LOG.warn("Cannot keep the piece hashes of {}: {}", file, UploadScanner.reason(e));
        }
    }

    private static Optional<byte[]> checked(byte[] content) {
        if (content.length < Sha256.BYTES) {
            return Optional.empty();
        }
        int length = content.length - Sha256.BYTES;
        byte[] hashes = Arrays.copyOf(content, length);
        byte[] proof = Arrays.copyOfRange(content, length, content.length);
        return Sha256.of(hashes).equals(Sha256.ofDigest(proof))
                ? Optional.of(hashes)
                : Optional.empty();
    }

    private Path path(Sha256 file, int pieceLength) {
        return folder.resolve(file.hex() + "-" + pieceLength);
    }
}
