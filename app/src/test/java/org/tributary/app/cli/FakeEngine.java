package org.tributary.app.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.CatalogIndex;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.SegmentStates;

/// An engine that knows servers only from what a test says, and whose downloads end at once.
final class FakeEngine implements Engine {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    final List<DownloadRequest> started = new CopyOnWriteArrayList<>();
    final Map<URI, byte[]> documents = new HashMap<>();
    Optional<Long> limit = Optional.empty();
    boolean endsAtOnce = true;
    boolean wantsLogin;
    Optional<Throwable> fault = Optional.empty();
    Function<DownloadRequest, DownloadResult> results =
            request ->
                    new DownloadResult.Done(
                            Path.of("x"),
                            Sha256.OF_NOTHING,
                            true,
                            0,
                            Duration.ofSeconds(1),
                            Map.of(),
                            0,
                            0);

    private final Map<String, Survey.Answer> answers = new LinkedHashMap<>();

    /// Makes a server offer files: each a path, or a path and its content after `=`.
    FakeEngine offering(String server, String... files) {
        List<CatalogEntry> entries =
                Arrays.stream(files)
                        .map(file -> {
                            String[] parts = file.split("=", 2);
                            String content = parts.length > 1 ? parts[1] : parts[0];
                            return entry(parts[0], content.getBytes(StandardCharsets.UTF_8));
                        })
                        .toList();
        answers.put(server, new Survey.Answer.Offers(new CatalogIndex(new Catalog(entries))));
        return this;
    }

    FakeEngine answering(String server, Survey.Answer answer) {
        answers.put(server, answer);
        return this;
    }

    static CatalogEntry entry(String path, byte[] content) {
        Manifest manifest = manifest(content);
        return new CatalogEntry(
                path,
                content.length,
                NOW,
                manifest.sha256(),
                manifest.root(),
                manifest.fragmentSize(),
                1000,
                FragmentSet.all(manifest.fragments().size()),
                FragmentSet.NONE);
    }

    /// Divides into fragments of 1 KiB.
    static Manifest manifest(byte[] content) {
        List<Sha256> fragments = new ArrayList<>();
        for (int start = 0; start < content.length; start += 1024) {
            fragments.add(
                    Sha256.of(
                            Arrays.copyOfRange(
                                    content, start, Math.min(start + 1024, content.length))));
        }
        return new Manifest(content.length, 1024, fragments, Sha256.of(content));
    }

    @Override
    public Running start(DownloadRequest request, Consumer<DownloadEvent> listener) {
        started.add(request);
        if (endsAtOnce) {
            listener.accept(new DownloadEvent.Ended(NOW, results.apply(request)));
        }
        return new Running() {
            @Override
            public DownloadSnapshot snapshot() {
                return new DownloadSnapshot(
                        DownloadState.DOWNLOADING,
                        "x",
                        0,
                        0,
                        0,
                        0,
                        SegmentStates.NONE,
                        List.of(),
                        "",
                        Optional.empty(),
                        Optional.empty());
            }

            @Override
            public void onFault(Consumer<Throwable> faultListener) {
                fault.ifPresent(faultListener);
            }

            @Override
            public void pause() {
                listener.accept(
                        new DownloadEvent.Ended(
                                NOW, new DownloadResult.Paused(7, Optional.empty(), true)));
            }
        };
    }

    @Override
    public Survey ask(Server server) {
        Survey.Answer answer =
                answers.getOrDefault(server.id(), new Survey.Answer.NoAnswer("connection refused"));
        return new Survey(server, answer, Duration.ofMillis(4));
    }

    @Override
    public byte[] document(Server server, URI uri, int maxBytes) throws IOException {
        byte[] document = documents.get(uri);
        if (uri.getHost().equals("gone")) {
            throw new ConnectException("connection refused");
        }
        if (document == null) {
            throw new NoDocumentException("the server answered 404");
        }
        return document;
    }

    @Override
    public boolean wantsLogin(URI uri) {
        return wantsLogin;
    }

    @Override
    public void limit(OptionalLong bytesPerSecond) {
        limit = Optional.of(bytesPerSecond.getAsLong());
    }

    @Override
    public void close() {}
}
