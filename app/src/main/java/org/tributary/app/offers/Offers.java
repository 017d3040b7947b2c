package org.tributary.app.offers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Survey;

/// What several servers offer, taken together.
public final class Offers {
    private final TreeMap<String, Map<Sha256, Version>> versionsByPath = new TreeMap<>();

    /// One content offered under a path.
    ///
    /// @param entry as the first server lists it
    /// @param servers who has it, in the order asked
    public record Version(CatalogEntry entry, List<String> servers) {}

    /// What a name leads to.
    public sealed interface Match {
        /// This path.
        record Found(String path) implements Match {}

        /// Several paths with different contents.
        record Several(List<String> paths) implements Match {}

        /// No file, but this folder, with a `/` at its end.
        record Folder(String path) implements Match {}

        /// None; `closest` is what may have been meant.
        record Nothing(Optional<String> closest) implements Match {}
    }

    public Offers(Collection<Survey> surveys) {
        for (Survey survey : surveys) {
            survey.catalog()
                    .ifPresent(catalog ->
                            catalog.files()
                                    .forEach(entry ->
                                            versionsByPath
                                                    .computeIfAbsent(
                                                            entry.path(),
                                                            _ -> new LinkedHashMap<>())
                                                    .computeIfAbsent(
                                                            entry.sha256(),
                                                            _ ->
                                                                    new Version(
                                                                            entry,
                                                                            new ArrayList<>()))
                                                    .servers()
                                                    .add(survey.server().id())));
        }
    }

    public boolean isEmpty() {
        return versionsByPath.isEmpty();
    }

    /// Returns all paths in order.
    public SequencedCollection<String> paths() {
        return versionsByPath.sequencedKeySet();
    }

    /// Returns the contents offered under `path`, the one that most servers have first.
    public List<Version> versions(String path) {
        List<Version> versions =
                new ArrayList<>(versionsByPath.getOrDefault(path, Map.of()).values());
        versions.sort(Comparator.comparing((Version version) -> -version.servers().size()));
        return versions;
    }

    /// Returns the version of `path` with this content, which must be offered there.
    public Version version(String path, Sha256 sha256) {
        return versionsByPath.get(path).get(sha256);
    }

    /// Returns a path under which this content is offered.
    public Optional<String> pathOf(Sha256 sha256) {
        return versionsByPath.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(sha256))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Returns the path that `name` stands for: itself, or the one whose last part it is. Paths
    /// under which the very same content is offered count as one.
    public Match match(String name) {
        if (versionsByPath.containsKey(name)) {
            return new Match.Found(name);
        }
        if (!name.contains("/")) {
            List<String> paths =
                    versionsByPath.keySet().stream()
                            .filter(path -> ClosestName.lastPart(path).equals(name))
                            .toList();
            if (!paths.isEmpty()) {
                return areOneContent(paths)
                        ? new Match.Found(paths.getFirst())
                        : new Match.Several(paths);
            }
        }
        Optional<String> folder = folder(name);
        if (folder.isPresent()) {
            return new Match.Folder(folder.get() + "/");
        }
        return new Match.Nothing(ClosestName.to(name, versionsByPath.keySet()));
    }

    private boolean areOneContent(List<String> paths) {
        return paths.stream()
                        .flatMap(path -> versionsByPath.get(path).keySet().stream())
                        .collect(Collectors.toSet())
                        .size()
                == 1;
    }

    /// Returns the paths below a folder, whose name ends in `/`; `/` alone is everything.
    public List<String> below(String folder) {
        return folder.equals("/")
                ? List.copyOf(versionsByPath.keySet())
                : List.copyOf(versionsByPath.subMap(folder, folder + Character.MAX_VALUE).keySet());
    }

    /// Returns the folder somebody may have meant.
    public Optional<String> closestFolder(String folder) {
        return ClosestName.to(folder.substring(0, folder.length() - 1), folders().toList())
                .map(name -> name + "/");
    }

    /// Returns the folder of that path, or else one whose last part it is.
    private Optional<String> folder(String name) {
        return folders()
                .filter(folder -> folder.equals(name) || ClosestName.lastPart(folder).equals(name))
                .min(Comparator.comparingInt(String::length));
    }

    private Stream<String> folders() {
        return versionsByPath.keySet().stream()
                .flatMap(path -> foldersOf(path).stream())
                .distinct();
    }

    private static List<String> foldersOf(String path) {
        List<String> folders = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders;
    }
}
