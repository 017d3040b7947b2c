package org.tributary.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.offers.Offers;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.io.FileHash;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;

/// `tributary verify`: proves files on disk against what the servers, or a manifest, say.
final class VerifyCommand extends BaseCommand {
    private final Supplier<List<String>> paths;
    private final Supplier<Optional<String>> manifest;

    VerifyCommand(Surroundings surroundings) {
        super(
                surroundings,
                "verify",
                "Proves files on disk and names the fragments that are wrong.",
                "  verified        path, sha256, size, name, servers: right, as they offer name",
                "  fragment-wrong  path, fragment (from 0), first, last, expected, and got",
                "                  when all its bytes are there",
                "  wrong           path, sha256, expected, size, expectedSize, wrongFragments,",
                "                  fragments",
                "  failed          exitCode, sentence; path and sha256 of an unknown file");
        paths =
                arguments()
                        .operands(
                                "PATH",
                                "Files, or folders with all below them. They are compared with"
                                        + " what the servers offer, found by content or by name."
                                        + " Ends with 5 when one is wrong.");
        manifest =
                arguments()
                        .text(
                                "FILE",
                                "Compare with this manifest, as a server gives it, instead.",
                                "--manifest");
    }

    @Override
    ExitCode run() throws InterruptedException {
        VerifyReport report = new VerifyReport(surroundings(), isJson());
        List<Path> files = new ArrayList<>();
        for (String path : paths.get()) {
            files.addAll(filesAt(path));
        }
        if (manifest.get().isPresent()) {
            String name = manifest.get().get();
            Manifest known = Manifests.read(Path.of(name));
            for (Path file : files) {
                compare(file, hash(file, report), known, name, report);
            }
            return report.end();
        }
        try (Engine engine = open(List.of())) {
            List<Server> servers = servers(engine, true, this::remark);
            List<Survey> answers = new Lookup(engine, servers).all();
            Lookup.requireAnswer(answers);
            Offers offers = new Offers(answers);
            for (Path file : files) {
                verify(file, offers, new Manifests(engine, servers), report);
            }
        }
        return report.end();
    }

    private static void verify(Path file, Offers offers, Manifests manifests, VerifyReport report) {
        Sha256 sha256 = hash(file, report);
        Optional<String> same = offers.pathOf(sha256);
        if (same.isPresent()) {
            report.right(file, sha256, same.get(), offers.version(same.get(), sha256).servers());
            return;
        }
        switch (offers.match(nameOf(file, offers))) {
            case Offers.Match.Found(String path) -> {
                Offers.Version version = offers.versions(path).getFirst();
                compare(file, sha256, manifests.of(version), path, report);
            }
            case Offers.Match.Several(List<String> paths) ->
                    report.unknown(
                            file,
                            sha256,
                            "Several files on the servers have its name, none its content: "
                                    + String.join(", ", paths));
            case Offers.Match.Folder _, Offers.Match.Nothing _ ->
                    report.unknown(file, sha256, "No server offers its content or its name");
        }
    }

    /// A file is most often where a download put it: under its whole path, or its name alone.
    private static String nameOf(Path file, Offers offers) {
        String path = file.normalize().toString().replace('\\', '/');
        return offers.versions(path).isEmpty() ? file.getFileName().toString() : path;
    }

    private static void compare(
            Path file, Sha256 sha256, Manifest manifest, String name, VerifyReport report) {
        if (sha256.equals(manifest.sha256())) {
            report.right(file, sha256, name, List.of());
            return;
        }
        try {
            report.wrong(
                    file,
                    sha256,
                    name,
                    manifest,
                    FileCheck.of(file, manifest, report.progress(file)));
        } catch (IOException e) {
            throw cannotRead(file, e);
        } finally {
            report.progressEnds();
        }
    }

    private static Sha256 hash(Path file, VerifyReport report) {
        try {
            return FileHash.sha256(file, report.progress(file));
        } catch (IOException e) {
            throw cannotRead(file, e);
        } finally {
            report.progressEnds();
        }
    }

    private static List<Path> filesAt(String argument) {
        try {
            Path path = Path.of(argument);
            if (!Files.isDirectory(path)) {
                return List.of(path);
            }
            try (Stream<Path> below = Files.walk(path)) {
                return below.filter(Files::isRegularFile)
                        .filter(VerifyCommand::isWhole)
                        .sorted()
                        .toList();
            }
        } catch (InvalidPathException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "\"" + argument + "\" cannot be a path here.", e);
        } catch (IOException e) {
            throw cannotRead(Path.of(argument), e);
        }
    }

    private static boolean isWhole(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".part") && !name.endsWith(".part.log");
    }

    private static CommandFailure cannotRead(Path file, IOException e) {
        return new CommandFailure(ExitCode.DISK, DiskProblem.sentence("read", file, e), e);
    }
}
