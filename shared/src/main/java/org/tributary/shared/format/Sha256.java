package org.tributary.shared.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 value (FIPS 180-4): the name of a fragment, of a file and of a manifest.
///
/// @param word0 bytes 0 to 7, big-endian
/// @param word1 bytes 8 to 15
/// @param word2 bytes 16 to 23
/// @param word3 bytes 24 to 31
public record Sha256(long word0, long word1, long word2, long word3) {
    /// Length of the value in bytes.
    public static final int BYTES = 32;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// The value of no bytes at all: what an empty file is called.
    public static final Sha256 OF_NOTHING = of(new byte[0]);

    /// Reads the value from exactly 32 bytes, as [MessageDigest#digest()] gives them.
    public static Sha256 ofDigest(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException("A SHA-256 has 32 bytes, not " + digest.length);
        }
        return new Sha256(
                (long) LONG.get(digest, 0),
                (long) LONG.get(digest, 8),
                (long) LONG.get(digest, 16),
                (long) LONG.get(digest, 24));
    }

    /// Hashes `data`.
    public static Sha256 of(byte[] data) {
        return ofDigest(newDigest().digest(data));
    }

    /// Reads 64 hexadecimal digits of either case.
    ///
    /// @throws IllegalArgumentException with a sentence for people when `hex` is anything else
    public static Sha256 parse(String hex) {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException(
                    "A SHA-256 has 64 hexadecimal digits, not " + hex.length());
        }
        try {
            return ofDigest(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A SHA-256 has only the digits 0-9 and a-f", e);
        }
    }

    /// Returns a fresh digest for hashing in one pass.
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /// Returns the 32 bytes of the value in a new array.
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        LONG.set(bytes, 0, word0);
        LONG.set(bytes, 8, word1);
        LONG.set(bytes, 16, word2);
        LONG.set(bytes, 24, word3);
        return bytes;
    }

    /// Returns 64 lower-case hexadecimal digits.
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public String toString() {
        return hex();
    }
}
