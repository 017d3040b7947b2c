package org.tributary.app.ui.add;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tributary.app.downloads.Network.Login;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// A file that a line leads to, as far as it is known.
///
/// @param name what it is called, fit to be a name on disk
/// @param below the folder it goes into, from the folder for all; empty for that one itself
/// @param size bytes, when anybody says
/// @param segments in how many it will be fetched, when that is known
/// @param servers how many places have it, when that is known
/// @param sha256 what it must hash to, when somebody trusted says so; a link's own server is not
/// @param digest what anybody says it hashes to: tells equal files from others
/// @param login for its links
/// @param chosen whether it is to be downloaded unless somebody says otherwise
record Found(
        String name,
        Path below,
        OptionalLong size,
        OptionalInt segments,
        OptionalInt servers,
        Wanted wanted,
        Optional<Sha256> sha256,
        Optional<Sha256> digest,
        Optional<Login> login,
        Note note,
        boolean chosen) {
    static final Path HERE = Path.of("");

    Found with(Note other, boolean isChosen) {
        return new Found(
                name, below, size, segments, servers, wanted, sha256, digest, login, other,
                isChosen);
    }

    /// Returns one download of all these, which lead to one file.
    static Found ofMirrors(List<Found> mirrors) {
        Found first = mirrors.getFirst();
        List<Link> links =
                mirrors.stream()
                        .flatMap(found ->
                                found.wanted() instanceof Wanted.Linked(var some)
                                        ? some.stream()
                                        : Stream.empty())
                        .distinct()
                        .toList();
        return new Found(
                first.name,
                first.below,
                first.size,
                first.segments,
                OptionalInt.of(links.size()),
                new Wanted.Linked(links),
                first.sha256,
                first.digest,
                first.login,
                first.note,
                true);
    }
}
