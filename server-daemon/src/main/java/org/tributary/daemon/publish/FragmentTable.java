package org.tributary.daemon.publish;

import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.Sha256;

/// Finds where a fragment is by its hash: an open-addressing table of numbers, since there can be
/// millions of fragments and the hashes themselves are in the manifests already. Immutable.
final class FragmentTable {
    private final List<OfferedFile> files;

    /// Slot to position in `files` plus one; 0 is free.
    private final int[] fileOfSlot;

    /// Slot to index of the fragment in that file.
    private final int[] indexOfSlot;

    FragmentTable(List<OfferedFile> files) {
        this.files = files;
        long fragments = 0;
        for (OfferedFile file : files) {
            fragments += file.manifest().fragments().size();
        }
        // At most two thirds full, so that a search ends soon.
        int slots = Math.toIntExact(Math.max(2, Long.highestOneBit(fragments * 3 / 2) << 1));
        fileOfSlot = new int[slots];
        indexOfSlot = new int[slots];
        for (int file = 0; file < files.size(); file++) {
            List<Sha256> names = files.get(file).manifest().fragments();
            for (int index = 0; index < names.size(); index++) {
                add(names.get(index), file, index);
            }
        }
    }

    /// A fragment of one of the files.
    record Place(OfferedFile file, int index) {}

    /// Returns the first place a fragment is at.
    Optional<Place> find(Sha256 sha256) {
        int slot = slot(sha256);
        return fileOfSlot[slot] == 0
                ? Optional.empty()
                : Optional.of(new Place(files.get(fileOfSlot[slot] - 1), indexOfSlot[slot]));
    }

    private void add(Sha256 sha256, int file, int index) {
        int slot = slot(sha256);
        if (fileOfSlot[slot] == 0) {
            fileOfSlot[slot] = file + 1;
            indexOfSlot[slot] = index;
        }
    }

    /// Returns the slot that has the fragment, or the free one where it belongs.
    private int slot(Sha256 sha256) {
        int mask = fileOfSlot.length - 1;
        int slot = (int) sha256.word0() & mask;
        while (fileOfSlot[slot] != 0 && !nameInSlot(slot).equals(sha256)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private Sha256 nameInSlot(int slot) {
        OfferedFile file = files.get(fileOfSlot[slot] - 1);
        return file.manifest().fragments().get(indexOfSlot[slot]);
    }
}
