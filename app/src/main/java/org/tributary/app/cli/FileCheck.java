package org.tributary.app.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.tributary.shared.format.Fragment;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.FileHash;

/// Finds out which fragments of a file on disk are not what its manifest says.
///
/// @param size bytes of the file
/// @param wrong the fragments that differ or are missing
record FileCheck(long size, List<Wrong> wrong) {
    /// A fragment that differs.
    ///
    /// @param got what its bytes on disk hash to; empty when they are not all there
    record Wrong(Fragment expected, Optional<Sha256> got) {}

    FileCheck {
        wrong = List.copyOf(wrong);
    }

    /// Reads the whole file and compares it with `manifest`.
    ///
    /// @param progress told the bytes done so far
    static FileCheck of(Path file, Manifest manifest, LongConsumer progress) throws IOException {
        List<Wrong> wrong = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (int index = 0; index < manifest.fragments().size(); index++) {
                Fragment fragment = manifest.fragment(index);
                if (fragment.end() > size) {
                    wrong.add(new Wrong(fragment, Optional.empty()));
                } else {
                    Sha256 got =
                            FileHash.sha256(
                                    channel,
                                    fragment.offset(),
                                    fragment.length(),
                                    done -> progress.accept(fragment.offset() + done));
                    if (!got.equals(fragment.sha256())) {
                        wrong.add(new Wrong(fragment, Optional.of(got)));
                    }
                }
            }
            return new FileCheck(size, wrong);
        }
    }
}
