package org.tributary.shared.format;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads Metalink documents. No document type, no entity of its own and nothing outside the
/// document is ever looked at, and nothing in it may be larger than it needs to be.
final class MetalinkReader {
    /// Namespace of RFC 5854.
    static final String VERSION_4 = "urn:ietf:params:xml:ns:metalink";

    /// Namespace of the version before, which wraps some elements and counts preference downwards
    /// from 100.
    private static final String VERSION_3 = "http://www.metalinker.org/";

    private static final Set<String> WRAPPERS_OF_VERSION_3 =
            Set.of("files", "verification", "resources");
    private static final Set<String> SHA256_NAMES = Set.of("sha-256", "sha256");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 8192;

    private final XMLStreamReader xml;
    private final String namespace;

    private MetalinkReader(XMLStreamReader xml) throws XMLStreamException, InvalidFormatException {
        this.xml = xml;
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new InvalidFormatException(
                        "A Metalink document with a document type is not read");
            }
        }
        this.namespace = xml.getNamespaceURI();
        boolean known = VERSION_4.equals(namespace) || VERSION_3.equals(namespace);
        if (!known || !xml.getLocalName().equals("metalink")) {
            throw new InvalidFormatException("This is no Metalink document");
        }
    }

    static Metalink read(byte[] document) throws InvalidFormatException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(utf8(document));
            try {
                return new MetalinkReader(xml).metalink();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new InvalidFormatException(
                    "The Metalink document is not valid XML: "
                            + RemoteText.shown(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /// Returns the document's text. The parser by itself would read other encodings too, and print
    /// to the terminal where the bytes are wrong.
    private static Reader utf8(byte[] document) {
        int mark = BYTE_ORDER_MARK.length;
        int start = Arrays.mismatch(document, BYTE_ORDER_MARK) == mark ? mark : 0;
        return JsonLimits.utf8(new ByteArrayInputStream(document, start, document.length - start));
    }

    private Metalink metalink() throws XMLStreamException, InvalidFormatException {
        List<Metalink.File> files = new ArrayList<>();
        while (nextElement("metalink")) {
            if (!isOurs("file")) {
                skip();
            } else if (files.size() == Metalink.MAX_FILES) {
                throw new InvalidFormatException(
                        "The Metalink document describes more than "
                                + Metalink.MAX_FILES
                                + " files");
            } else {
                files.add(file());
            }
        }
        while (xml.hasNext()) {
            xml.next();
        }
        return new Metalink(files);
    }

    private Metalink.File file() throws XMLStreamException, InvalidFormatException {
        String name = Normalizer.normalize(attribute("name"), Normalizer.Form.NFC);
        OptionalLong size = OptionalLong.empty();
        Optional<Sha256> sha256 = Optional.empty();
        Optional<Metalink.Pieces> pieces = Optional.empty();
        List<Metalink.Link> links = new ArrayList<>();
        try {
            while (nextElement("file")) {
                if (isOurs("size")) {
                    size = OptionalLong.of(number(text()));
                } else if (isOurs("hash") && SHA256_NAMES.contains(attribute("type"))) {
                    sha256 = agreed(sha256, Sha256.parse(text()));
                } else if (isOurs("pieces") && SHA256_NAMES.contains(attribute("type"))) {
                    pieces = Optional.of(pieces());
                } else if (isOurs("url") && links.size() < Metalink.MAX_LINKS) {
                    link().ifPresent(links::add);
                } else {
                    skip();
                }
            }
            return new Metalink.File(
                    name, size, sha256, size.isPresent() ? pieces : Optional.empty(), links);
        } catch (IllegalArgumentException e) {
            throw new InvalidFormatException(
                    "The Metalink document's file \""
                            + RemoteText.shown(name)
                            + "\" is wrong: "
                            + e.getMessage(),
                    e);
        }
    }

    private Metalink.Pieces pieces() throws XMLStreamException {
        long length = number(attribute("length"));
        List<Sha256> hashes = new ArrayList<>();
        while (nextElement("pieces")) {
            if (!isOurs("hash")) {
                skip();
            } else if (hashes.size() == Manifest.MAX_FRAGMENTS) {
                throw new IllegalArgumentException(
                        "it has more than " + Manifest.MAX_FRAGMENTS + " pieces");
            } else {
                hashes.add(Sha256.parse(text()));
            }
        }
        return new Metalink.Pieces(length, hashes);
    }

    /// Takes a link; empty when no web server can be asked for it.
    private Optional<Metalink.Link> link() throws XMLStreamException {
        int priority = priority();
        // Version 3 has links to torrents among the others, marked by a type.
        boolean usable = Set.of("", "http", "https").contains(attribute("type"));
        try {
            URI uri = new URI(text());
            return usable && WebLink.isUsable(uri)
                    ? Optional.of(new Metalink.Link(uri, priority))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private int priority() {
        String preference = attribute("preference");
        if (namespace.equals(VERSION_3) && !preference.isEmpty()) {
            return 101 - Math.clamp(number(preference), 0, 100);
        }
        String priority = attribute("priority");
        return priority.isEmpty()
                ? Metalink.Link.LAST_PRIORITY
                : Math.clamp(number(priority), 1, Metalink.Link.LAST_PRIORITY);
    }

    /// Moves into the next element inside `parent`; false when `parent` ends.
    private boolean nextElement(String parent) throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && isOurs(parent)) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT && !isWrapper()) {
                return true;
            }
        }
    }

    private boolean isWrapper() {
        return namespace.equals(VERSION_3)
                && namespace.equals(xml.getNamespaceURI())
                && WRAPPERS_OF_VERSION_3.contains(xml.getLocalName());
    }

    private boolean isOurs(String name) {
        return xml.getLocalName().equals(name) && namespace.equals(xml.getNamespaceURI());
    }

    /// Passes over the element the reader is in, with all inside.
    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // Text and comments.
                }
            }
            if (depth > MAX_DEPTH) {
                throw new XMLStreamException("elements stand too deep in one another");
            }
        }
    }

    /// Takes the text of the element the reader is in, and leaves it.
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                throw new XMLStreamException("an element stands where text should be");
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
            if (text.length() > MAX_TEXT) {
                throw new XMLStreamException("a text has more than " + MAX_TEXT + " characters");
            }
        }
        return text.toString().strip();
    }

    /// Returns the attribute; a missing one is as good as an empty one.
    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    private static long number(String digits) {
        if (!digits.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "\"" + RemoteText.shown(digits) + "\" is not a number");
        }
        return Long.parseLong(digits);
    }

    private static Optional<Sha256> agreed(Optional<Sha256> before, Sha256 sha256) {
        if (before.isPresent() && !before.get().equals(sha256)) {
            throw new IllegalArgumentException("it has two different SHA-256 values");
        }
        return Optional.of(sha256);
    }
}
