package org.tributary.app.unpack;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.io.SafeName;

/// Turns the path of an entry into one inside the folder for all of them.
final class EntryPath {
    private EntryPath() {}

    /// Returns the relative path; empty for the folder itself. Packers write `./a` for `a` and `a/`
    /// for the folder `a`; besides, the rules of catalogs hold.
    ///
    /// @throws UnpackException for a path that leads out, or that a disk shall not have
    static Optional<Path> relative(String raw) throws UnpackException {
        String path = Normalizer.normalize(raw, Normalizer.Form.NFC);
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        while (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        if (path.isEmpty() || path.equals(".")) {
            return Optional.empty();
        }
        try {
            return Optional.of(SafeName.relativePath(path));
        } catch (InvalidFormatException e) {
            throw new UnpackException(
                    "nothing was unpacked because of one file in it: " + e.getMessage());
        }
    }
}
