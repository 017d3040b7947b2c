package org.tributary.app.ui.add;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.settings.Settings.Duplicate;

/// What is done with a download whose file is in the list or on disk already. Pure.
final class DuplicateRule {
    private static final Pattern NAME =
            Pattern.compile("(.+?)((?:\\.tar)?\\.[A-Za-z0-9_-]{1,12})?", Pattern.DOTALL);

    private DuplicateRule() {}

    /// What is there already.
    ///
    /// @param target where the new download would go
    /// @param listed a download in the list that is after the same file or goes to the same place
    /// @param onDisk whether there is a file under the target's name
    record Present(Path target, Optional<DownloadEntry> listed, boolean onDisk) {
        boolean isNothing() {
            return listed.isEmpty() && !onDisk;
        }

        /// Returns the place of what is there.
        Path path() {
            return listed.flatMap(DownloadEntry::path).orElse(target);
        }
    }

    /// What to do.
    sealed interface Decision {
        /// Somebody has to say.
        record Ask() implements Decision {}

        /// Add this.
        record Add(DownloadSpec spec) implements Decision {}

        /// Take the old one out of the list, then add this.
        record Replace(String old, DownloadSpec spec) implements Decision {}

        /// Let the old one go on.
        record Resume(String old) implements Decision {}

        /// Show the old one in the list.
        record Show(String old) implements Decision {}

        /// Show the file in its folder.
        record ShowFile(Path file) implements Decision {}
    }

    /// Decides.
    ///
    /// @param choice what the settings or a person say
    /// @param isTaken whether a path cannot be used for a new file
    static Decision decide(
            DownloadSpec spec, Present present, Duplicate choice, Predicate<Path> isTaken) {
        if (present.isNothing()) {
            return new Decision.Add(spec);
        }
        return switch (choice) {
            case ASK -> new Decision.Ask();
            case RESUME ->
                    present.listed()
                            .map(DuplicateRule::resume)
                            .orElseGet(() ->
                                    new Decision.Add(
                                            changed(
                                                    spec,
                                                    name(present.target()),
                                                    true,
                                                    Optional.of(present.target()))));
            case KEEP_BOTH ->
                    new Decision.Add(
                            changed(
                                    spec,
                                    name(freePath(present.target(), isTaken)),
                                    false,
                                    Optional.empty()));
            case REPLACE -> {
                DownloadSpec over = changed(spec, name(present.target()), true, Optional.empty());
                yield present.listed()
                        .<Decision>map(entry -> new Decision.Replace(entry.id(), over))
                        .orElseGet(() -> new Decision.Add(over));
            }
            case SHOW ->
                    present.listed()
                            .<Decision>map(entry -> new Decision.Show(entry.id()))
                            .orElseGet(() -> new Decision.ShowFile(present.target()));
        };
    }

    private static Decision resume(DownloadEntry old) {
        return old.canResume() || old.state() == DownloadEntry.State.MISSING
                ? new Decision.Resume(old.id())
                : new Decision.Show(old.id());
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static DownloadSpec changed(
            DownloadSpec spec, String name, boolean overwrite, Optional<Path> adopt) {
        return new DownloadSpec(
                spec.wanted(),
                spec.folder(),
                Optional.of(name),
                spec.sha256(),
                spec.onlyServers(),
                spec.connections(),
                spec.bytesPerSecond(),
                spec.network(),
                overwrite,
                adopt,
                spec.onFinish());
    }

    /// True for a path that no new download may go to: something is there, or is on its way there.
    static boolean isTaken(Path path, Collection<DownloadEntry> listed) {
        return Files.exists(path)
                || listed.stream().anyMatch(entry -> entry.path().equals(Optional.of(path)));
    }

    /// Returns `name (2).suffix`, or the next number that is free.
    static Path freePath(Path path, Predicate<Path> isTaken) {
        Matcher parts = NAME.matcher(name(path));
        if (!parts.matches()) {
            throw new IllegalArgumentException("a path has a name");
        }
        String suffix = parts.group(2) == null ? "" : parts.group(2);
        for (int number = 2; ; number++) {
            Path other = path.resolveSibling(parts.group(1) + " (" + number + ")" + suffix);
            if (!isTaken.test(other)) {
                return other;
            }
        }
    }
}
