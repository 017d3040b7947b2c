package org.tributary.shared.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads and writes the two documents of the wire, catalog and manifest, as FORMAT.md has them.
///
/// Reading is strict and bounded, whatever the document: it ends in a value whose every promise was
/// checked or in an [InvalidFormatException] whose message names the field. Writing the same value
/// gives the same bytes. Everything here may be called from any thread.
public final class WireJson {
    /// Largest catalog, 64 MiB.
    public static final int MAX_CATALOG_BYTES = 64 << 20;

    /// Largest manifest, 16 MiB.
    public static final int MAX_MANIFEST_BYTES = 16 << 20;

    private static final int VERSION = 1;
    private static final JsonFactory CATALOGS = JsonLimits.factory(MAX_CATALOG_BYTES).build();
    private static final JsonFactory MANIFESTS = JsonLimits.factory(MAX_MANIFEST_BYTES).build();
    private static final String THE_CATALOG = "The catalog";
    private static final String THE_MANIFEST = "The manifest";

    private WireJson() {}

    /// Writes a catalog, one file a line.
    public static byte[] write(Catalog catalog) {
        return write(
                CATALOGS,
                json -> {
                    json.writeArrayFieldStart("files");
                    for (CatalogEntry entry : catalog.files()) {
                        writeEntry(json, entry);
                    }
                    json.writeEndArray();
                });
    }

    /// Writes a manifest, one fragment a line.
    public static byte[] write(Manifest manifest) {
        return write(
                MANIFESTS,
                json -> {
                    json.writeNumberField("size", manifest.size());
                    json.writeNumberField("fragmentSize", manifest.fragmentSize());
                    json.writeStringField("sha256", manifest.sha256().hex());
                    json.writeArrayFieldStart("fragments");
                    for (Sha256 fragment : manifest.fragments()) {
                        json.writeString(fragment.hex());
                    }
                    json.writeEndArray();
                });
    }

    /// Reads a catalog.
    public static Catalog readCatalog(byte[] json) throws InvalidFormatException {
        JsonLimits.requireAtMost(MAX_CATALOG_BYTES, json.length, THE_CATALOG);
        try {
            return readCatalog(new ByteArrayInputStream(json));
        } catch (InvalidFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /// Reads a catalog as it arrives; takes at most about [#MAX_CATALOG_BYTES] characters of
    /// `in`, and does not close it.
    ///
    /// @throws InvalidFormatException when the document is wrong
    /// @throws IOException when `in` fails
    public static Catalog readCatalog(InputStream in) throws IOException {
        return read(CATALOGS, in, THE_CATALOG, WireJson::catalog);
    }

    /// Reads a manifest. That it is the one wanted, its [Manifest#root()] must show.
    public static Manifest readManifest(byte[] json) throws InvalidFormatException {
        JsonLimits.requireAtMost(MAX_MANIFEST_BYTES, json.length, THE_MANIFEST);
        try {
            return read(
                    MANIFESTS, new ByteArrayInputStream(json), THE_MANIFEST, WireJson::manifest);
        } catch (InvalidFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static void writeEntry(JsonGenerator json, CatalogEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", entry.path());
        json.writeNumberField("size", entry.size());
        json.writeStringField("modified", entry.modified().toString());
        json.writeStringField("sha256", entry.sha256().hex());
        json.writeStringField("root", entry.root().hex());
        json.writeNumberField("fragmentSize", entry.fragmentSize());
        json.writeNumberField("manifestBytes", entry.manifestBytes());
        json.writeFieldName("fragments");
        if (entry.isWhole()) {
            json.writeString("all");
        } else {
            writeRanges(json, entry.held());
        }
        if (!entry.zst().isEmpty()) {
            json.writeFieldName("zst");
            writeRanges(json, entry.zst());
        }
        json.writeEndObject();
    }

    private static void writeRanges(JsonGenerator json, FragmentSet set) throws IOException {
        json.writeStartArray();
        for (FragmentSet.Range range : set.ranges()) {
            json.writeArray(new int[] {range.first(), range.last()}, 0, 2);
        }
        json.writeEndArray();
    }

    private static Catalog catalog(DocumentReader in) throws IOException {
        Integer version = null;
        List<CatalogEntry> files = null;
        in.enterObject();
        while (in.nextField()) {
            switch (in.field()) {
                case "version" -> version = in.once(version, version(in));
                case "files" -> files = in.once(files, entries(in));
                default -> in.skip();
            }
        }
        in.required("version", version);
        in.required("files", files);
        try {
            return new Catalog(files);
        } catch (IllegalArgumentException e) {
            throw in.invalid("is wrong: " + e.getMessage());
        }
    }

    private static List<CatalogEntry> entries(DocumentReader in) throws IOException {
        List<CatalogEntry> files = new ArrayList<>();
        in.enterList();
        while (in.nextElement()) {
            if (files.size() == Catalog.MAX_FILES) {
                throw in.invalid("is one more than the " + Catalog.MAX_FILES + " a catalog holds");
            }
            files.add(entry(in));
        }
        return files;
    }

    private static CatalogEntry entry(DocumentReader in) throws IOException {
        String path = null;
        Long size = null;
        Instant modified = null;
        Sha256 sha256 = null;
        Sha256 root = null;
        Long fragmentSize = null;
        Long manifestBytes = null;
        HeldFragments held = null;
        FragmentSet zst = null;
        in.enterObject();
        while (in.nextField()) {
            switch (in.field()) {
                case "path" -> path = in.once(path, in.text());
                case "size" -> size = in.once(size, in.number(0, Manifest.MAX_SIZE));
                case "modified" -> modified = in.once(modified, time(in));
                case "sha256" -> sha256 = in.once(sha256, in.sha256());
                case "root" -> root = in.once(root, in.sha256());
                case "fragmentSize" -> fragmentSize = in.once(fragmentSize, fragmentSize(in));
                case "manifestBytes" ->
                        manifestBytes = in.once(manifestBytes, in.number(1, MAX_MANIFEST_BYTES));
                case "fragments" -> held = in.once(held, heldFragments(in));
                case "zst" -> zst = in.once(zst, ranges(in));
                default -> in.skip();
            }
        }
        in.required("path", path);
        in.required("size", size);
        in.required("modified", modified);
        in.required("sha256", sha256);
        in.required("root", root);
        in.required("fragmentSize", fragmentSize);
        in.required("manifestBytes", manifestBytes);
        in.required("fragments", held);
        try {
            int count = Math.toIntExact(Manifest.checkedFragmentCount(size, fragmentSize));
            return new CatalogEntry(
                    path,
                    size,
                    modified,
                    sha256,
                    root,
                    fragmentSize,
                    manifestBytes,
                    held.of(count),
                    zst == null ? FragmentSet.NONE : zst);
        } catch (IllegalArgumentException e) {
            throw in.invalid("is wrong: " + e.getMessage());
        }
    }

    private static Manifest manifest(DocumentReader in) throws IOException {
        Integer version = null;
        Long size = null;
        Long fragmentSize = null;
        Sha256 sha256 = null;
        List<Sha256> fragments = null;
        in.enterObject();
        while (in.nextField()) {
            switch (in.field()) {
                case "version" -> version = in.once(version, version(in));
                case "size" -> size = in.once(size, in.number(0, Manifest.MAX_SIZE));
                case "fragmentSize" -> fragmentSize = in.once(fragmentSize, fragmentSize(in));
                case "sha256" -> sha256 = in.once(sha256, in.sha256());
                case "fragments" -> fragments = in.once(fragments, fragments(in));
                default -> in.skip();
            }
        }
        in.required("version", version);
        in.required("size", size);
        in.required("fragmentSize", fragmentSize);
        in.required("sha256", sha256);
        in.required("fragments", fragments);
        try {
            return new Manifest(size, fragmentSize, fragments, sha256);
        } catch (IllegalArgumentException e) {
            throw in.invalid("is wrong: " + e.getMessage());
        }
    }

    private static List<Sha256> fragments(DocumentReader in) throws IOException {
        List<Sha256> fragments = new ArrayList<>();
        in.enterList();
        while (in.nextElement()) {
            if (fragments.size() == Manifest.MAX_FRAGMENTS) {
                throw in.invalid(
                        "is one more than the " + Manifest.MAX_FRAGMENTS + " a file may have");
            }
            fragments.add(in.sha256());
        }
        return fragments;
    }

    private static int version(DocumentReader in) throws IOException {
        long version = in.number(1, Long.MAX_VALUE);
        if (version > VERSION) {
            throw in.invalid(
                    "is "
                            + version
                            + ", newer than the "
                            + VERSION
                            + " this program reads; update this program");
        }
        return VERSION;
    }

    private static long fragmentSize(DocumentReader in) throws IOException {
        return in.number(Manifest.MIN_FRAGMENT_SIZE, Manifest.MAX_FRAGMENT_SIZE);
    }

    private static Instant time(DocumentReader in) throws IOException {
        String text = in.text();
        if (text.length() == "2026-01-01T00:00:00Z".length() && text.endsWith("Z")) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException _) {
                // Refused below.
            }
        }
        throw in.invalid("must be a time like 2026-01-01T00:00:00Z");
    }

    private static HeldFragments heldFragments(DocumentReader in) throws IOException {
        if (!in.isText()) {
            return new HeldFragments.Some(ranges(in));
        }
        if (!in.text().equals("all")) {
            throw in.invalid("must be \"all\" or a list of ranges");
        }
        return new HeldFragments.All();
    }

    private static FragmentSet ranges(DocumentReader in) throws IOException {
        FragmentSet.Builder set = new FragmentSet.Builder();
        in.enterList();
        while (in.nextElement()) {
            in.enterList();
            int first = index(in, set.end());
            int last = index(in, first);
            if (in.nextElement()) {
                throw in.invalid("is too much: a range is [first, last]");
            }
            set.add(first, last);
        }
        return set.build();
    }

    private static int index(DocumentReader in, int least) throws IOException {
        if (!in.nextElement()) {
            throw in.invalid("is too short: a range is [first, last]");
        }
        return (int) in.number(least, Manifest.MAX_FRAGMENTS - 1);
    }

    /// What the field "fragments" of an entry says, before it is known how many the file has.
    private sealed interface HeldFragments {
        record All() implements HeldFragments {}

        record Some(FragmentSet set) implements HeldFragments {}

        default FragmentSet of(int count) {
            return switch (this) {
                case All() -> FragmentSet.all(count);
                case Some(FragmentSet set) -> set;
            };
        }
    }

    private interface Body<T> {
        T read(DocumentReader in) throws IOException;
    }

    private static <T> T read(JsonFactory factory, InputStream in, String what, Body<T> body)
            throws IOException {
        try (JsonParser parser = factory.createParser(JsonLimits.utf8(in))) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            DocumentReader reader = new DocumentReader(parser, what);
            T value = body.read(reader);
            reader.end();
            return value;
        } catch (JacksonException | CharacterCodingException e) {
            throw JsonLimits.invalid(what, e);
        }
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] write(JsonFactory factory, Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.setPrettyPrinter(new ElementPerLine());
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /// Starts a line for every element of the document's one list, and no space anywhere.
    private static final class ElementPerLine extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;
        private static final int DEPTH_OF_THE_LIST = 2;

        @Override
        public void beforeArrayValues(JsonGenerator json) throws IOException {
            newLine(json);
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(',');
            newLine(json);
        }

        @Override
        public void writeEndArray(JsonGenerator json, int elements) throws IOException {
            json.writeRaw(']');
        }

        private static void newLine(JsonGenerator json) throws IOException {
            if (json.getOutputContext().getNestingDepth() == DEPTH_OF_THE_LIST) {
                json.writeRaw('\n');
            }
        }
    }
}
