package org.tributary.app.ui.catalog;

import java.time.Instant;
import java.util.List;
import org.tributary.app.offers.ClosestName;
import org.tributary.app.offers.Offers;
import org.tributary.shared.format.RemoteText;

/// One line of the catalog.
sealed interface CatalogRow {
    /// What the add dialog takes it for: the path of a file, or of a folder with `/` at its end.
    String path();

    /// Bytes.
    long size();

    /// A folder, which can be taken as a whole.
    ///
    /// @param files how many there are in it, at any depth
    record Folder(String path, int files, long size) implements CatalogRow {
        /// Returns its own name, with `/` at its end.
        String name() {
            return RemoteText.shown(
                    ClosestName.lastPart(path.substring(0, path.length() - 1)) + '/');
        }
    }

    /// A file.
    ///
    /// @param versions the contents offered under its path, the one that most servers have first
    record File(String path, List<Offers.Version> versions) implements CatalogRow {
        public File {
            versions = List.copyOf(versions);
        }

        @Override
        public long size() {
            return usual().entry().size();
        }

        /// Returns the version that most servers have.
        Offers.Version usual() {
            return versions.getFirst();
        }

        int segments() {
            return usual().entry().fragmentCount();
        }

        int servers() {
            return usual().servers().size();
        }

        Instant changed() {
            return usual().entry().modified();
        }

        String name() {
            return RemoteText.shown(ClosestName.lastPart(path));
        }

        /// Returns the folder it is in as seen from `from`, with `/` at its end; empty when it is in
        /// that one.
        String folder(String from) {
            return RemoteText.shown(
                    path.substring(
                            from.length(), path.length() - ClosestName.lastPart(path).length()));
        }
    }
}
