package org.tributary.shared.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tributary.shared.client.FakeServer;
import org.tributary.shared.client.FakeServer.Request;
import org.tributary.shared.client.FakeServer.Response;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.io.ZstdFrames;

/// The tree of one file, as a server offers it, whose answers a test may spoil.
final class FakeOffer implements FakeServer.Handler {
    static final String NAME = "file.bin";

    private final byte[] content;
    private final Manifest manifest;
    private final Map<String, byte[]> documents = new HashMap<>();
    private final Map<String, byte[]> bytes = new HashMap<>();
    private volatile Spoiler onBytes = (_, right) -> right;
    private volatile Spoiler onDocuments = (_, right) -> right;

    /// Changes an answer.
    @FunctionalInterface
    interface Spoiler {
        Response spoil(Request request, Response right);

        /// Does so the first `times` times only.
        default Spoiler times(int times) {
            AtomicInteger left = new AtomicInteger(times);
            return (request, right) -> left.getAndDecrement() > 0 ? spoil(request, right) : right;
        }
    }

    private FakeOffer(byte[] content, int fragmentSize, String held, boolean zst) {
        this.content = content;
        List<Sha256> fragments = new ArrayList<>();
        for (int start = 0; start < content.length; start += fragmentSize) {
            int end = Math.min(start + fragmentSize, content.length);
            Sha256 name = Swarm.hash(content, start, end);
            byte[] fragment = Arrays.copyOfRange(content, start, end);
            if (held.isEmpty() || held.charAt(fragments.size()) == 'x') {
                bytes.put(WirePaths.fragment(name), fragment);
                if (zst) {
                    bytes.put(WirePaths.zstFragment(name), compressed(fragment));
                }
            }
            fragments.add(name);
        }
        Sha256 sha256 = Sha256.of(content);
        manifest = new Manifest(content.length, fragmentSize, fragments, sha256);
        if (held.isEmpty()) {
            bytes.put(WirePaths.file(sha256, NAME), content);
        }
        int count = fragments.size();
        FragmentSet has =
                held.isEmpty()
                        ? FragmentSet.all(count)
                        : FragmentSet.of(count, i -> held.charAt(i) == 'x');
        documents.put(WirePaths.manifest(manifest.root()), WireJson.write(manifest));
        documents.put(
                WirePaths.CATALOG,
                WireJson.write(
                        new Catalog(
                                List.of(
                                        entry(
                                                NAME,
                                                manifest,
                                                has,
                                                zst ? has : FragmentSet.NONE)))));
    }

    static CatalogEntry entry(String path, Manifest manifest, FragmentSet held, FragmentSet zst) {
        return new CatalogEntry(
                path,
                manifest.size(),
                Instant.parse("2026-01-01T00:00:00Z"),
                manifest.sha256(),
                manifest.root(),
                manifest.fragmentSize(),
                WireJson.write(manifest).length,
                held,
                zst);
    }

    static byte[] compressed(byte[] fragment) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try {
            ZstdFrames.compress(new ByteArrayInputStream(fragment), frame, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frame.toByteArray();
    }

    /// Offers all of the content.
    static FakeOffer of(byte[] content, int fragmentSize) {
        return new FakeOffer(content, fragmentSize, "", false);
    }

    /// Offers the fragments drawn with `x`.
    static FakeOffer holding(String drawn, byte[] content, int fragmentSize) {
        return new FakeOffer(content, fragmentSize, drawn, false);
    }

    /// Offers all of the content, and its fragments compressed too.
    static FakeOffer compressed(byte[] content, int fragmentSize) {
        return new FakeOffer(content, fragmentSize, "", true);
    }

    Manifest manifest() {
        return manifest;
    }

    byte[] content() {
        return content;
    }

    /// Changes the answers that carry bytes of the file.
    FakeOffer bytes(Spoiler spoiler) {
        onBytes = spoiler;
        return this;
    }

    /// Changes the answers that carry the catalog or a manifest.
    FakeOffer documents(Spoiler spoiler) {
        onDocuments = spoiler;
        return this;
    }

    /// Replaces a document.
    FakeOffer document(String path, String text) {
        documents.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    FakeOffer document(String path, byte[] document) {
        documents.put(path, document);
        return this;
    }

    @Override
    public Response answer(Request request) {
        byte[] document = documents.get(request.path());
        if (document != null) {
            return onDocuments.spoil(request, Response.resource(request, document));
        }
        byte[] resource = bytes.get(request.path());
        return resource == null
                ? Response.of(404)
                : onBytes.spoil(request, Response.resource(request, resource));
    }

    /// True for a request for bytes of the file.
    static boolean isForBytes(Request request) {
        return request.path().startsWith("/v1/files/")
                || request.path().startsWith("/v1/fragments/");
    }
}
