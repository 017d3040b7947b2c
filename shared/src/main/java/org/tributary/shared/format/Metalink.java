package org.tributary.shared.format;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A Metalink document (RFC 5854): where files are and how to prove them, for many programs. Of its
/// hashes only SHA-256 is used; all that cannot be used here (other hashes, signatures, torrents,
/// links that are not http or https) is passed over.
public record Metalink(List<File> files) {
    /// Media type of such a document.
    public static final String MEDIA_TYPE = "application/metalink4+xml";

    /// Largest document, 16 MiB.
    public static final int MAX_BYTES = 16 << 20;

    /// Most files described by one document.
    public static final int MAX_FILES = 10_000;

    /// Most links to one file.
    public static final int MAX_LINKS = 1_000;

    public Metalink {
        files = List.copyOf(files);
    }

    /// Reads a document of this version or the one before (Metalink 3.0, `.metalink`).
    public static Metalink read(byte[] xml) throws InvalidFormatException {
        if (xml.length > MAX_BYTES) {
            throw new InvalidFormatException(
                    "A Metalink document has at most " + MAX_BYTES + " bytes; this one has more");
        }
        return MetalinkReader.read(xml);
    }

    /// Writes a document; the same value gives the same bytes.
    public byte[] write() {
        return MetalinkWriter.write(this);
    }

    /// A file.
    ///
    /// @param name relative path with `/` by the rules of [CatalogPath]
    /// @param size bytes, when the document says
    /// @param sha256 SHA-256 of the whole file, when the document says
    /// @param pieces how to prove parts of it; only together with a size
    /// @param links where it is, the best first
    public record File(
            String name,
            OptionalLong size,
            Optional<Sha256> sha256,
            Optional<Pieces> pieces,
            List<Link> links) {

        public File {
            Optional<String> problem = CatalogPath.problem(name);
            if (problem.isPresent()) {
                throw new IllegalArgumentException(
                        "the name \"" + RemoteText.shown(name) + "\" " + problem.get());
            }
            if (size.isPresent()
                    && (size.getAsLong() < 0 || size.getAsLong() > Manifest.MAX_SIZE)) {
                throw new IllegalArgumentException(
                        "the size (" + size.getAsLong() + ") must be 0 to " + Manifest.MAX_SIZE);
            }
            if (pieces.isPresent()) {
                pieces.get().requireToCover(size.orElseThrow());
            }
            links = links.stream().sorted(Comparator.comparingInt(Link::priority)).toList();
        }

        /// Returns what a document says of a file whose fragments are known.
        public static File of(String name, Manifest manifest, List<Link> links) {
            Optional<Pieces> pieces =
                    manifest.fragments().isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Pieces(manifest.fragmentSize(), manifest.fragments()));
            return new File(
                    name,
                    OptionalLong.of(manifest.size()),
                    Optional.of(manifest.sha256()),
                    pieces,
                    links);
        }
    }

    /// The hashes of a file's parts.
    ///
    /// @param length bytes of every piece but the last, which may be shorter
    /// @param hashes in order
    public record Pieces(long length, List<Sha256> hashes) {
        public Pieces {
            if (length < 1 || length > Manifest.MAX_SIZE) {
                throw new IllegalArgumentException(
                        "the length of a piece (" + length + ") must be 1 to " + Manifest.MAX_SIZE);
            }
            hashes = List.copyOf(hashes);
        }

        private void requireToCover(long size) {
            long count = Manifest.fragmentCount(size, length);
            if (count != hashes.size()) {
                throw new IllegalArgumentException(
                        size
                                + " bytes are "
                                + count
                                + " pieces of "
                                + length
                                + ", not "
                                + hashes.size());
            }
        }
    }

    /// Where a file is.
    ///
    /// @param priority 1 is asked first (RFC 5854, 4.2.16.2)
    public record Link(URI uri, int priority) {
        /// What a link has that gives none.
        public static final int LAST_PRIORITY = 999_999;

        public Link {
            if (priority < 1 || priority > LAST_PRIORITY) {
                throw new IllegalArgumentException(
                        "the priority (" + priority + ") must be 1 to " + LAST_PRIORITY);
            }
        }
    }
}
