package org.tributary.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// Makes downloads of Metalink documents (RFC 5854).
final class MetalinkReader {
    private final Engine engine;

    MetalinkReader(Engine engine) {
        this.engine = engine;
    }

    /// Whether a path ends like the name of such a document.
    static boolean isMetalink(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".meta4") || lower.endsWith(".metalink");
    }

    /// Returns the files that a document on this machine describes.
    List<GetPlan.Item> read(String label, Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return items(label, in.readNBytes(Metalink.MAX_BYTES + 1));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, DiskProblem.sentence("read", path, e), e);
        }
    }

    /// Returns the files that a document on a web server describes.
    List<GetPlan.Item> read(String label, URI uri) {
        try {
            Server server = Server.at(uri.getAuthority(), uri);
            return items(label, engine.document(server, uri, Metalink.MAX_BYTES));
        } catch (NoDocumentException e) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, label + " cannot be had: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, label + " cannot be had: " + e.getMessage() + ".", e);
        }
    }

    private static List<GetPlan.Item> items(String label, byte[] document) {
        try {
            List<Metalink.File> files = Metalink.read(document).files();
            if (files.isEmpty()) {
                throw new CommandFailure(ExitCode.USAGE, label + " describes no file.");
            }
            List<GetPlan.Item> items = new ArrayList<>();
            for (Metalink.File file : files) {
                boolean isOneOfSeveral = files.size() > 1;
                items.add(
                        new GetPlan.Item(
                                isOneOfSeveral ? file.name() : label,
                                new Wanted.Described(file),
                                isOneOfSeveral
                                        ? Optional.of(GetPlan.onDisk(file.name()))
                                        : Optional.empty()));
            }
            return items;
        } catch (InvalidFormatException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    label + " is not a Metalink document: " + e.getMessage() + ".",
                    e);
        }
    }
}
