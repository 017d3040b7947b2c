package org.tributary.app.downloads;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.io.AtomicFiles;

/// The list of downloads on disk. Only its owner may read it: it may hold passwords. Blocks; used by
/// one thread at a time.
final class ListFile {
    private static final Logger LOG = LoggerFactory.getLogger(ListFile.class);

    private final Path file;
    private final InstantSource clock;
    private final KeptJson json = new KeptJson();

    /// @param stateFolder it is in there
    ListFile(Path stateFolder, InstantSource clock) {
        this.file = stateFolder.resolve("downloads.json");
        this.clock = clock;
    }

    /// Reads it. One that is damaged, or from a newer version of this program, is kept aside and what
    /// can be read of a damaged one is returned.
    ///
    /// @throws IOException when the disk fails
    Kept load() throws IOException {
        Optional<byte[]> bytes = AtomicFiles.read(file);
        if (bytes.isEmpty()) {
            return Kept.NOTHING;
        }
        try {
            Kept kept = json.read(bytes.get());
            return kept.version() > Kept.VERSION ? newer() : kept;
        } catch (JacksonException e) {
            if (isNewer(bytes.get())) {
                return newer();
            }
            Path aside = setAside("bad");
            LOG.warn("{} is damaged, kept as {}: {}", file, aside, e.getOriginalMessage());
            return new Kept(Kept.VERSION, salvage(bytes.get()), List.of());
        }
    }

    private boolean isNewer(byte[] bytes) throws IOException {
        try {
            return json.version(bytes) > Kept.VERSION;
        } catch (JacksonException _) {
            return false;
        }
    }

    private Kept newer() throws IOException {
        Path aside = setAside("newer");
        LOG.warn("{} is from a newer version of this program; kept as {}", file, aside);
        return Kept.NOTHING;
    }

    private List<Kept.Download> salvage(byte[] bytes) throws IOException {
        try {
            return json.readWhatCanBe(bytes);
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private Path setAside(String why) throws IOException {
        String name = file.getFileName() + "." + why + "-" + clock.millis();
        Path aside = file.resolveSibling(name);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        return aside;
    }

    void save(Kept kept) throws IOException {
        AtomicFiles.writePrivate(file, out -> json.write(kept, out));
    }
}
