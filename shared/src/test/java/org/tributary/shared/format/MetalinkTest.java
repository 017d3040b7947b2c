package org.tributary.shared.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetalinkTest {
    private static final Sha256 A = Sha256.of(new byte[] {1});
    private static final Sha256 B = Sha256.of(new byte[] {2});
    private static final Metalink SAMPLE =
            new Metalink(
                    List.of(
                            Metalink.File.of(
                                    "dir/a <b> & \"ü\"\n.iso",
                                    new Manifest(1500, 1024, List.of(A, B), B),
                                    List.of(
                                            link("http://b:2/f?x=1&y=%20", 2),
                                            link("http://a:1/f", 1))),
                            Metalink.File.of(
                                    "empty",
                                    new Manifest(0, 1024, List.of(), Sha256.OF_NOTHING),
                                    List.of())));

    @Test
    void readsWhatItWrote() throws Exception {
        assertEquals(SAMPLE, Metalink.read(SAMPLE.write()));
    }

    @Test
    void readsADocumentWithAByteOrderMark() throws Exception {
        byte[] marked = ("\uFEFF" + new String(SAMPLE.write(), UTF_8)).getBytes(UTF_8);
        assertEquals(SAMPLE, Metalink.read(marked));
    }

    @Test
    void refusesOtherEncodings() {
        byte[] utf16 = new String(SAMPLE.write(), UTF_8).getBytes(StandardCharsets.UTF_16);
        assertThrows(InvalidFormatException.class, () -> Metalink.read(utf16));
    }

    @Test
    void putsTheBestLinkFirst() {
        assertEquals(
                List.of(1, 2),
                SAMPLE.files().getFirst().links().stream().map(Metalink.Link::priority).toList());
    }

    @Test
    void writesNamesThatXmlCannotHold() throws Exception {
        Metalink.File file =
                new Metalink.File(
                        "a\u0001b",
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        assertEquals(
                "a\uFFFDb",
                Metalink.read(new Metalink(List.of(file)).write()).files().getFirst().name());
    }

    @Test
    void readsTheExampleOfTheStandard() throws Exception {
        Metalink.File file =
                only(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <metalink xmlns="urn:ietf:params:xml:ns:metalink" xmlns:x="urn:x">
                          <published>2009-05-15T12:23:23Z</published>
                          <file name="example.ext">
                            <size>14471447</size>
                            <identity>Example</identity>
                            <x:size>1</x:size>
                            <hash type="md5">83b1a04f18d6782cfe0407edadac377f</hash>
                            <hash type="sha-256">
                              f0ad929cd259957e160ea442eb80986b5f01ab1ec8b7f4b0e8d2c2c9a1ba9ea3
                            </hash>
                            <pieces length="1048576" type="sha-1"><hash>x</hash></pieces>
                            <url location="de">ftp://ftp.example.com/example.ext</url>
                            <url location="de" priority="1">https://b.example.com/example.ext</url>
                            <url>http://c.example.com/example.ext</url>
                            <url>:no url</url>
                            <url>http:///no/host</url>
                            <url>http://c.example.com:99999/no/port</url>
                            <metaurl mediatype="torrent">http://example.com/x.torrent</metaurl>
                          </file>
                        </metalink>
                        """);
        assertEquals("example.ext", file.name());
        assertEquals(OptionalLong.of(14471447), file.size());
        assertEquals("f0ad929c", file.sha256().orElseThrow().hex().substring(0, 8));
        assertEquals(Optional.empty(), file.pieces());
        assertEquals(
                List.of(
                        link("https://b.example.com/example.ext", 1),
                        link("http://c.example.com/example.ext", 999_999)),
                file.links());
    }

    @Test
    void readsTheVersionBefore() throws Exception {
        Metalink.File file =
                only(
                        """
                        <metalink version="3.0" xmlns="http://www.metalinker.org/">
                          <files><file name="a.iso">
                            <size>1500</size>
                            <verification>
                              <hash type="md5">0</hash><hash type="sha256">%s</hash>
                              <pieces length="1024" type="sha256">
                                <hash piece="0">%s</hash><hash piece="1">%s</hash>
                              </pieces>
                            </verification>
                            <resources maxconnections="2">
                              <url type="bittorrent" preference="100">http://a/f.torrent</url>
                              <url type="http" preference="90">http://b/f</url>
                              <url type="http" preference="95">http://a/f</url>
                            </resources>
                          </file></files>
                        </metalink>
                        """
                                .formatted(B, A, B));
        assertEquals(Optional.of(B), file.sha256());
        assertEquals(Optional.of(new Metalink.Pieces(1024, List.of(A, B))), file.pieces());
        assertEquals(List.of(link("http://a/f", 6), link("http://b/f", 11)), file.links());
    }

    @Test
    void ignoresPiecesOfAFileWithoutSize() throws Exception {
        String pieces = "<pieces length=\"1024\" type=\"sha-256\"><hash>" + A + "</hash></pieces>";
        assertEquals(Optional.empty(), only(document("name=\"a\"", pieces)).pieces());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../a",
                "/etc/passwd",
                "a/../b",
                "a\\b",
                "C:/a",
                ".",
                "a//b",
            })
    void refusesNamesThatCouldLeaveTheFolder(String name) {
        assertInvalid(document("name=\"" + name + "\"", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<size>-1</size>",
                "<size>1e3</size>",
                "<size>99999999999999999</size>",
                "<size><b/>1</size>",
                "<hash type='sha-256'>abc</hash>",
                "<size>1</size><pieces length='0' type='sha-256'></pieces>",
                "<size>1</size><pieces length='1' type='sha-256'></pieces>",
                "<size>1</size><pieces type='sha-256'></pieces>",
                "<url priority='x'>http://a/</url>",
            })
    void refusesWrongValues(String content) {
        assertInvalid(document("name=\"a\"", content));
    }

    @Test
    void refusesTwoHashesOfOneFile() {
        String hash = "<hash type=\"sha-256\">%s</hash>";
        assertInvalid(document("name=\"a\"", hash.formatted(A) + hash.formatted(B)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<metalink/>",
                "<html xmlns='urn:ietf:params:xml:ns:metalink'/>",
                "<!DOCTYPE metalink><metalink xmlns='urn:ietf:params:xml:ns:metalink'/>",
                "<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<metalink xmlns='urn:ietf:params:xml:ns:metalink'>&x;</metalink>",
                "<metalink xmlns='urn:ietf:params:xml:ns:metalink'>&x;</metalink>",
                "<metalink xmlns='urn:ietf:params:xml:ns:metalink'/>x",
            })
    void refusesWhatIsNoMetalink(String document) {
        assertInvalid(document);
    }

    @Test
    void refusesDocumentsThatAreTooMuch() {
        assertInvalid(document("name=\"a\"", "<x>".repeat(100) + "</x>".repeat(100)));
        assertInvalid(document("name=\"a\"", "<url>http://a/" + "a".repeat(9000) + "</url>"));
        assertInvalid(
                "<metalink xmlns='urn:ietf:params:xml:ns:metalink'>"
                        + "<file name='a'/>".repeat(Metalink.MAX_FILES + 1)
                        + "</metalink>");
        assertThrows(
                InvalidFormatException.class,
                () -> Metalink.read(new byte[Metalink.MAX_BYTES + 1]));
    }

    @Test
    void takesNoMoreLinksThanItShould() throws Exception {
        String links = "<url>http://a/</url>".repeat(Metalink.MAX_LINKS + 5);
        assertEquals(Metalink.MAX_LINKS, only(document("name=\"a\"", links)).links().size());
    }

    @Test
    void refusesEveryTruncation() {
        byte[] xml = SAMPLE.write();
        int end = new String(xml, StandardCharsets.ISO_8859_1).lastIndexOf('>');
        for (int length = 0; length <= end; length++) {
            byte[] cut = Arrays.copyOf(xml, length);
            assertThrows(InvalidFormatException.class, () -> Metalink.read(cut));
        }
    }

    private static String document(String attributes, String content) {
        return "<metalink xmlns='urn:ietf:params:xml:ns:metalink'><file "
                + attributes
                + ">"
                + content
                + "</file></metalink>";
    }

    private static Metalink.File only(String document) throws InvalidFormatException {
        Metalink metalink = Metalink.read(document.getBytes(UTF_8));
        assertEquals(1, metalink.files().size());
        return metalink.files().getFirst();
    }

    private static void assertInvalid(String document) {
        InvalidFormatException e =
                assertThrows(
                        InvalidFormatException.class,
                        () -> Metalink.read(document.getBytes(UTF_8)));
        assertFalse(e.getMessage().lines().collect(Collectors.joining()).isBlank());
        assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
    }

    private static Metalink.Link link(String uri, int priority) {
        return new Metalink.Link(URI.create(uri), priority);
    }
}
