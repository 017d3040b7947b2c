package org.tributary.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.offers.ClosestName;
import org.tributary.app.offers.Offers;
import org.tributary.app.offers.Offers.Match;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.io.SafeName;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// Turns what the user asked for into files to download: looks names up, opens folders, reads
/// Metalink documents.
final class GetPlan {
    /// Servers that are busy are asked for their catalogs again after this, unless they say when.
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(2);

    private final Lookup lookup;
    private final MetalinkReader metalinks;

    /// A file to download.
    ///
    /// @param label what the user asked for, fit to be shown
    /// @param below where it goes in the folder for all downloads; empty when its own name says so
    record Item(String label, Wanted wanted, Optional<Path> below) {
        /// Returns where it goes in the folder for all downloads, as far as that can be told before
        /// its server is asked; empty for a name that no disk shall have.
        Optional<Path> place() {
            if (below.isPresent()) {
                return below;
            }
            String name =
                    switch (wanted) {
                        case Wanted.Named(String path) -> ClosestName.lastPart(path);
                        case Wanted.Linked(var links) -> WebLink.fileName(links.getFirst().uri());
                        case Wanted.Described(var file) -> ClosestName.lastPart(file.name());
                    };
            try {
                return Optional.of(Path.of(SafeName.of(name)));
            } catch (InvalidFormatException _) {
                return Optional.empty();
            }
        }
    }

    GetPlan(Lookup lookup, MetalinkReader metalinks) {
        this.lookup = lookup;
        this.metalinks = metalinks;
    }

    /// Returns the files for all targets, each once.
    ///
    /// @throws CommandFailure when one of them cannot be found
    List<Item> items(List<Target> targets) throws InterruptedException {
        boolean needsServers = targets.stream().anyMatch(Target::isOnServers);
        List<Survey> answers = needsServers ? ask(targets) : List.of();
        Offers offers = new Offers(answers);
        List<Item> items = new ArrayList<>();
        for (Target target : targets) {
            switch (target) {
                case Target.Url(String label, var uri) -> {
                    if (MetalinkReader.isMetalink(uri.getPath())) {
                        items.addAll(metalinks.read(label, uri));
                    } else {
                        Wanted link = new Wanted.Linked(List.of(new Metalink.Link(uri, 1)));
                        items.add(new Item(label, link, Optional.empty()));
                    }
                }
                case Target.MetalinkFile(String label, Path path) ->
                        items.addAll(metalinks.read(label, path));
                case Target.Folder folder -> items.addAll(folder(folder, offers, answers));
                case Target.Name name -> items.add(name(name, offers, answers));
            }
        }
        return withoutRepetition(items);
    }

    /// Somebody may name a file twice, in two ways.
    private static List<Item> withoutRepetition(List<Item> items) {
        Set<List<Object>> seen = new HashSet<>();
        return items.stream()
                .filter(item -> seen.add(List.of(item.wanted(), item.place())))
                .toList();
    }

    private List<Survey> ask(List<Target> targets) throws InterruptedException {
        if (lookup.isOfNobody()) {
            return List.of();
        }
        boolean needsAll = targets.stream().anyMatch(Target.Folder.class::isInstance);
        while (true) {
            List<Survey> answers = lookup.until(some -> !needsAll && eachIsListed(targets, some));
            Lookup.requireAnswer(answers);
            Optional<Duration> pause = needsAll ? busyPause(answers) : Optional.empty();
            if (pause.isEmpty()) {
                return answers;
            }
            Thread.sleep(pause.get());
        }
    }

    /// Whether every name is a path that somebody lists: then nothing else can be meant.
    private static boolean eachIsListed(List<Target> targets, List<Survey> answers) {
        return targets.stream()
                .allMatch(target ->
                        !(target instanceof Target.Name(_, String name))
                                || answers.stream()
                                        .flatMap(answer -> answer.catalog().stream())
                                        .anyMatch(catalog -> catalog.find(name).isPresent()));
    }

    /// Returns how long to wait for catalogs; empty when there are some, or nobody is busy.
    private static Optional<Duration> busyPause(List<Survey> answers) {
        Optional<Duration> pause = Optional.empty();
        for (Survey survey : answers) {
            switch (survey.answer()) {
                case Survey.Answer.Offers _ -> {
                    return Optional.empty();
                }
                case Survey.Answer.Busy(Optional<Duration> retryAfter) ->
                        pause = Optional.of(retryAfter.orElse(BUSY_PAUSE));
                case Survey.Answer.NoCatalog _,
                        Survey.Answer.NoAnswer _,
                        Survey.Answer.NotAsked _,
                        Survey.Answer.Unusable _ -> {}
            }
        }
        return pause;
    }

    private static List<Item> folder(Target.Folder target, Offers offers, List<Survey> answers) {
        List<String> paths = offers.below(target.folder());
        if (paths.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "No server offers a folder \""
                            + target.label()
                            + "\"."
                            + closest(offers.closestFolder(target.folder()))
                            + excuses(answers));
        }
        return paths.stream()
                .map(path -> new Item(path, new Wanted.Named(path), Optional.of(onDisk(path))))
                .toList();
    }

    static Path onDisk(String path) {
        try {
            return SafeName.relativePath(path);
        } catch (InvalidFormatException e) {
            throw new CommandFailure(ExitCode.UNPROVED, e.getMessage() + ".", e);
        }
    }

    private static Item name(Target.Name target, Offers offers, List<Survey> answers) {
        return switch (offers.match(target.name())) {
            case Match.Found(String path) -> item(target, path);
            case Match.Several(List<String> paths) ->
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            "\""
                                    + target.label()
                                    + "\" can be any of "
                                    + paths.size()
                                    + " files. Say which: "
                                    + String.join(", ", paths.subList(0, Math.min(9, paths.size())))
                                    + (paths.size() > 9 ? ", ..." : ""));
            case Match.Folder(String folder) -> {
                if (answers.stream().anyMatch(GetPlan::mayHaveUnlisted)) {
                    yield item(target, target.name());
                }
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "\""
                                + target.label()
                                + "\" is a folder: write \""
                                + folder
                                + "\" to get all below it.");
            }
            case Match.Nothing(Optional<String> closest) -> {
                if (answers.isEmpty()) {
                    throw new CommandFailure(
                            ExitCode.USAGE, "There is no file \"" + target.label() + "\" here.");
                }
                if (answers.stream().anyMatch(GetPlan::mayHaveUnlisted)) {
                    yield item(target, target.name());
                }
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        (target.mayBeHere()
                                        ? "There is no file \""
                                                + target.label()
                                                + "\" here, and no server offers one."
                                        : "No server offers \"" + target.label() + "\".")
                                + closest(closest)
                                + excuses(answers));
            }
        };
    }

    private static Item item(Target.Name target, String path) {
        return new Item(target.label(), new Wanted.Named(path), Optional.empty());
    }

    /// Whether a server may have files that are in no catalog seen here: a plain web server, or one
    /// that is too busy to tell now. The download asks them for the very path.
    private static boolean mayHaveUnlisted(Survey answer) {
        return answer.answer() instanceof Survey.Answer.Busy
                || answer.answer() instanceof Survey.Answer.NoCatalog;
    }

    private static String closest(Optional<String> name) {
        return name.map(closest -> " Closest: \"" + closest + "\".").orElse("");
    }

    private static String excuses(List<Survey> answers) {
        String problems = Lookup.problems(answers);
        return problems.isEmpty() ? "" : " Without " + problems + ".";
    }
}
