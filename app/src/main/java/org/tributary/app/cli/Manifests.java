package org.tributary.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tributary.app.cli.output.ExitCode;
import org.tributary.app.offers.Offers;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.servers.Server;

/// Gets manifests from servers, or from disk.
final class Manifests {
    private final Engine engine;
    private final List<Server> servers;

    Manifests(Engine engine, List<Server> servers) {
        this.engine = engine;
        this.servers = servers;
    }

    /// Returns the manifest of what some servers offer, from the first of them that gives the right
    /// one.
    Manifest of(Offers.Version version) {
        CatalogEntry entry = version.entry();
        List<String> reasons = new ArrayList<>();
        for (Server server : servers) {
            if (version.servers().contains(server.id())) {
                try {
                    Manifest manifest =
                            WireJson.readManifest(
                                    engine.document(
                                            server,
                                            server.resolve(WirePaths.manifest(entry.root())),
                                            WireJson.MAX_MANIFEST_BYTES));
                    if (manifest.root().equals(entry.root())) {
                        return manifest;
                    }
                    reasons.add(server.id() + " sends another one");
                } catch (IOException e) {
                    reasons.add(server.id() + ": " + e.getMessage());
                }
            }
        }
        throw new CommandFailure(
                ExitCode.UNPROVED,
                "No server gives the manifest of \""
                        + entry.path()
                        + "\" ("
                        + String.join("; ", reasons)
                        + ").");
    }

    /// Reads a manifest as a server gives it.
    static Manifest read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return WireJson.readManifest(in.readNBytes(WireJson.MAX_MANIFEST_BYTES + 1));
        } catch (InvalidFormatException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, file + " is not a manifest: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, DiskProblem.sentence("read", file, e), e);
        }
    }
}
