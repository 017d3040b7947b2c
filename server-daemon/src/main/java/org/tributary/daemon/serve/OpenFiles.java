package org.tributary.daemon.serve;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.daemon.publish.FileChangedException;
import org.tributary.daemon.publish.Slice;

/// The files that are being sent, each opened once, and a few that were: to open a file for every
/// small range of it costs about as much as to send the range. May be used from any thread.
final class OpenFiles implements AutoCloseable {
    private static final int MOST_UNUSED = 32;
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    /// What the next who asks may share; guarded by `this`.
    private final Map<Path, OpenFile> shared = new HashMap<>();

    /// Those of them that nobody uses, the one used last at the end; guarded by `this`.
    private final Set<OpenFile> unused = new LinkedHashSet<>();

    /// Opens the file of a slice, or shares it, and makes sure that it is the one meant.
    ///
    /// @throws FileChangedException when the file is no longer what was hashed
    /// @throws IOException when it is gone or cannot be read
    Lease open(Slice slice) throws IOException {
        Optional<Lease> lease = share(slice);
        if (lease.isEmpty()) {
            return add(new OpenFile(slice, slice.open()));
        }
        try {
            slice.check();
            return lease.get();
        } catch (IOException e) {
            lease.get().close();
            throw e;
        }
    }

    /// Closes what nobody uses: some of it may have been deleted, and its place on the disk is only
    /// free when nobody has it open.
    @Override
    public void close() {
        closeAll(takeUnused(0));
    }

    private synchronized Optional<Lease> share(Slice slice) {
        OpenFile file = shared.get(slice.path());
        if (file == null || !file.slice.stamp().equals(slice.stamp())) {
            return Optional.empty();
        }
        return Optional.of(lease(file));
    }

    private Lease add(OpenFile file) {
        Lease lease;
        List<OpenFile> replaced;
        synchronized (this) {
            replaced = forget(file.slice.path());
            shared.put(file.slice.path(), file);
            lease = lease(file);
        }
        closeAll(replaced);
        return lease;
    }

    private void giveBack(OpenFile file) {
        closeAll(noLongerNeeded(file));
    }

    private synchronized List<OpenFile> noLongerNeeded(OpenFile file) {
        file.users--;
        if (file.users > 0) {
            return List.of();
        }
        if (shared.get(file.slice.path()) != file) {
            return List.of(file);
        }
        unused.add(file);
        return takeUnused(MOST_UNUSED);
    }

    /// Takes the oldest of the unused files away until `most` are left.
    private synchronized List<OpenFile> takeUnused(int most) {
        List<OpenFile> taken = new ArrayList<>();
        while (unused.size() > most) {
            taken.addAll(forget(unused.iterator().next().slice.path()));
        }
        return taken;
    }

    /// Nobody shares the file any more; returned when nobody uses it either. Called by the holder
    /// of the lock.
    private List<OpenFile> forget(Path path) {
        OpenFile file = shared.remove(path);
        return file != null && unused.remove(file) ? List.of(file) : List.of();
    }

    /// Called by the holder of the lock.
    private Lease lease(OpenFile file) {
        unused.remove(file);
        file.users++;
        return new Lease(file);
    }

    private static void closeAll(List<OpenFile> files) {
        for (OpenFile file : files) {
            try {
                file.channel.close();
            } catch (IOException e) {
                LOG.warn("Cannot close a file that was sent: {}", e.getMessage());
            }
        }
    }

    private static final class OpenFile {
        private final Slice slice;
        private final FileChannel channel;

        /// Guarded by the [OpenFiles].
        private int users;

        private OpenFile(Slice slice, FileChannel channel) {
            this.slice = slice;
            this.channel = channel;
        }
    }

    /// The right to read an open file.
    final class Lease implements AutoCloseable {
        private final OpenFile file;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(OpenFile file) {
            this.file = file;
        }

        /// Shared with others: only to be read at given positions, and never to be closed.
        FileChannel channel() {
            return file.channel;
        }

        /// Gives the file back; a second call does nothing.
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                giveBack(file);
            }
        }
    }
}
