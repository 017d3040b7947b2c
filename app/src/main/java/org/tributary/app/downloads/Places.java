package org.tributary.app.downloads;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tributary.app.offers.ClosestName;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.io.SafeName;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// Where downloads go, and what they are called before their source was asked.
final class Places {
    private Places() {}

    /// Returns the name that a download will probably have.
    static String name(DownloadSpec spec) {
        return spec.fileName()
                .orElseGet(() ->
                        switch (spec.wanted()) {
                            case Wanted.Named(String path) -> ClosestName.lastPart(path);
                            case Wanted.Linked(List<Link> links) ->
                                    WebLink.fileName(links.getFirst().uri());
                            case Wanted.Described(var file) -> ClosestName.lastPart(file.name());
                        });
    }

    /// Returns where a download goes, when that is known before its source is asked: a web server may
    /// give a file another name than its link has.
    ///
    /// @param before where it went when it ran the last time
    /// @throws InvalidFormatException when its name is none that a disk shall have
    static Optional<Path> target(DownloadSpec spec, Optional<Path> before)
            throws InvalidFormatException {
        if (spec.fileName().isEmpty() && before.isPresent()) {
            return Optional.of(spec.folder().resolve(before.get().getFileName()));
        }
        if (spec.fileName().isEmpty() && spec.wanted() instanceof Wanted.Linked) {
            return Optional.empty();
        }
        try {
            return Optional.of(spec.folder().resolve(SafeName.of(name(spec))));
        } catch (InvalidPathException e) {
            throw new InvalidFormatException(
                    "This system has no file name for \"" + RemoteText.shown(name(spec)) + "\"", e);
        }
    }

    /// Does so where a name that cannot be is no matter.
    static Optional<Path> targetIfAny(DownloadSpec spec, Optional<Path> before) {
        try {
            return target(spec, before);
        } catch (InvalidFormatException _) {
            return Optional.empty();
        }
    }

    /// True when `entry` is after what `spec` is after, or goes where it goes.
    static boolean isLike(DownloadEntry entry, DownloadSpec spec) {
        return isSame(entry.spec().wanted(), spec.wanted()) || goesToSame(entry, spec);
    }

    private static boolean goesToSame(DownloadEntry entry, DownloadSpec spec) {
        Optional<Path> target = targetIfAny(spec, Optional.empty());
        return target.isPresent()
                && entry.path()
                        .or(() -> targetIfAny(entry.spec(), Optional.empty()))
                        .map(Places::normal)
                        .equals(target.map(Places::normal));
    }

    static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static boolean isSame(Wanted one, Wanted other) {
        return switch (one) {
            case Wanted.Named(String path) ->
                    other instanceof Wanted.Named(String otherPath) && otherPath.equals(path);
            case Wanted.Linked(List<Link> links) ->
                    other instanceof Wanted.Linked(List<Link> otherLinks)
                            && links.stream().anyMatch(link -> leadsTo(otherLinks, link));
            case Wanted.Described(var file) ->
                    other instanceof Wanted.Described(var otherFile)
                            && file.name().equals(otherFile.name())
                            && file.sha256().equals(otherFile.sha256())
                            && (file.sha256().isPresent()
                                    || file.links().equals(otherFile.links()));
        };
    }

    private static boolean leadsTo(List<Link> links, Link wanted) {
        return links.stream()
                .anyMatch(link ->
                        WebLink.withoutLogin(link.uri())
                                .equals(WebLink.withoutLogin(wanted.uri())));
    }
}
