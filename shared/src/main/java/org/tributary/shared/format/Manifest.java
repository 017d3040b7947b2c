package org.tributary.shared.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// What a file consists of, independent of its name, its server and how it is encoded on the way.
///
/// @param size bytes of the whole file
/// @param fragmentSize bytes of every fragment but the last, which may be shorter
/// @param fragments names of the fragments in order; none for an empty file
/// @param sha256 SHA-256 of the whole file
public record Manifest(long size, long fragmentSize, List<Sha256> fragments, Sha256 sha256) {
    /// Largest file, 16 TiB.
    public static final long MAX_SIZE = 1L << 44;

    /// Most fragments one file may have.
    public static final int MAX_FRAGMENTS = 100_000;

    /// Smallest fragment size, 1 KiB.
    public static final long MIN_FRAGMENT_SIZE = 1L << 10;

    /// Largest fragment size, 1 GiB.
    public static final long MAX_FRAGMENT_SIZE = 1L << 30;

    private static final long USUAL_FRAGMENT_SIZE = 4L << 20;
    private static final long USUAL_FRAGMENTS = 4096;
    private static final byte[] ROOT_PREFIX =
            "tributary manifest 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    public Manifest {
        long count = checkedFragmentCount(size, fragmentSize);
        fragments = List.copyOf(fragments);
        if (count != fragments.size()) {
            throw new IllegalArgumentException(
                    size
                            + " bytes are "
                            + count
                            + " fragments of "
                            + fragmentSize
                            + ", not "
                            + fragments.size());
        }
        if (size == 0 && !sha256.equals(Sha256.OF_NOTHING)) {
            throw new IllegalArgumentException("an empty file cannot have the SHA-256 " + sha256);
        }
    }

    /// Returns how many fragments `size` bytes make.
    public static long fragmentCount(long size, long fragmentSize) {
        return Math.ceilDiv(size, fragmentSize);
    }

    /// Returns how many fragments `size` bytes make.
    ///
    /// @throws IllegalArgumentException when one of the numbers, or the count, is out of bounds
    static long checkedFragmentCount(long size, long fragmentSize) {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size (" + size + ") must be 0 to " + MAX_SIZE);
        }
        if (fragmentSize < MIN_FRAGMENT_SIZE || fragmentSize > MAX_FRAGMENT_SIZE) {
            throw new IllegalArgumentException(
                    "fragmentSize ("
                            + fragmentSize
                            + ") must be "
                            + MIN_FRAGMENT_SIZE
                            + " to "
                            + MAX_FRAGMENT_SIZE);
        }
        long count = fragmentCount(size, fragmentSize);
        if (count > MAX_FRAGMENTS) {
            throw new IllegalArgumentException(count + " fragments are more than " + MAX_FRAGMENTS);
        }
        return count;
    }

    /// Returns the fragment size a file of `size` bytes gets when nobody says otherwise: the power
    /// of two, 4 MiB or more, that keeps it at 4,096 fragments or fewer; 1 GiB at most.
    public static long usualFragmentSize(long size) {
        long fragmentSize = USUAL_FRAGMENT_SIZE;
        while (fragmentCount(size, fragmentSize) > USUAL_FRAGMENTS
                && fragmentSize < MAX_FRAGMENT_SIZE) {
            fragmentSize <<= 1;
        }
        return fragmentSize;
    }

    /// Returns the fragment at `index`, from 0.
    public Fragment fragment(int index) {
        long offset = index * fragmentSize;
        return new Fragment(
                index, offset, Math.min(fragmentSize, size - offset), fragments.get(index));
    }

    /// Returns the name of this division of the file: the SHA-256 over size, fragment size and the
    /// fragments' names. FORMAT.md gives the exact bytes. It does not cover [#sha256()], which only
    /// the whole file can prove.
    public Sha256 root() {
        byte[] sizes = new byte[16];
        LONG.set(sizes, 0, size);
        LONG.set(sizes, 8, fragmentSize);
        MessageDigest digest = Sha256.newDigest();
        digest.update(ROOT_PREFIX);
        digest.update(sizes);
        for (Sha256 fragment : fragments) {
            digest.update(fragment.bytes());
        }
        return Sha256.ofDigest(digest.digest());
    }
}
