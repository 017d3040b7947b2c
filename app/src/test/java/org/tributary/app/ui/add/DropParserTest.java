package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.ui.add.DropItem.CatalogName;
import org.tributary.app.ui.add.DropItem.LinkFile;
import org.tributary.app.ui.add.DropItem.Links;
import org.tributary.app.ui.add.DropItem.LocalFile;
import org.tributary.app.ui.add.DropItem.MetalinkFile;
import org.tributary.app.ui.add.DropItem.OwnLink;
import org.tributary.app.ui.add.DropItem.ServersFile;
import org.tributary.app.ui.add.DropItem.ServersText;
import org.tributary.app.ui.add.DropItem.TextOfLinks;
import org.tributary.app.ui.add.DropItem.Unusable;

class DropParserTest {
    private static final String ISO = "http://node-a:8001/debian.iso";
    private static final String DEB = "https://example.org/tool.deb";

    @TempDir Path folder;

    // ---- browser links

    @Test
    void takesTheLinkOfABrowserAndPassesOverItsTextAndHtml() {
        DragContent browser =
                new DragContent(
                        List.of(),
                        Optional.of(ISO),
                        Optional.of(ISO + "\n"),
                        Optional.of("<a href=\"" + ISO + "\">Debian</a>"),
                        false,
                        false);
        assertEquals(links(ISO), DropParser.parse(browser));
    }

    @Test
    void splitsSeveralLinksInOneString() {
        assertEquals(links(ISO, DEB), DropParser.parse(url(ISO + "\n" + DEB)));
        assertEquals(links(ISO, DEB), DropParser.parse(url(ISO + "\r\n" + DEB + "\r\n")));
    }

    @Test
    void passesOverCommentsInAListOfLinks() {
        assertEquals(links(ISO, DEB), DropParser.parse(url("# two\n" + ISO + "\n" + DEB)));
    }

    @Test
    void saysOfAnotherKindOfLinkThatItIsNotKnown() {
        Unusable magnet = unusable(DropParser.parse(url("magnet:?xt=urn:btih:abc")));
        assertEquals(Note.of(Remark.UNKNOWN_SCHEME, "magnet"), magnet.note());
        Unusable share = unusable(DropParser.parse(url("smb://nas/share/debian.iso")));
        assertEquals(Note.of(Remark.UNKNOWN_SCHEME, "smb"), share.note());
    }

    @Test
    void takesAFileThatIsGivenAsALink() throws IOException {
        Path file = file("x y.iso", "");
        assertEquals(List.of(new LocalFile(file)), DropParser.parse(url(file.toUri().toString())));
    }

    @Test
    void takesLinksOfAPageWhenTheTextHasNone() {
        String html =
                "<p>Get <a class=x href='"
                        + DEB
                        + "'>the tool</a>, <A HREF="
                        + ISO
                        + ">Debian</A>"
                        + "<a href=\"/relative\">no</a> <a href='mailto:ann@example.org'>Ann</a>";
        assertEquals(
                links(DEB, ISO),
                DropParser.parse(content(Optional.of("Get the tool, Debian"), Optional.of(html))));
        assertEquals(
                links(DEB, ISO), DropParser.parse(content(Optional.empty(), Optional.of(html))));
    }

    @Test
    void takesHtmlLast() {
        String html = "<a href=\"" + DEB + "\">x</a>";
        assertEquals(links(ISO), DropParser.parse(content(Optional.of(ISO), Optional.of(html))));
    }

    @Test
    void unescapesTheLinksOfAPage() {
        assertEquals(
                links("http://a/f?x=1&y=2"),
                DropParser.parse(
                        content(
                                Optional.empty(),
                                Optional.of("<a href='http://a/f?x=1&amp;y=2'>f</a>"))));
    }

    // ---- text

    @Test
    void readsOneLinkALine() {
        assertEquals(links(ISO, DEB), DropParser.text(ISO + "\n\n  " + DEB + " \n"));
    }

    @Test
    void findsLinksInProse() {
        assertEquals(
                List.of(new TextOfLinks(List.of(ISO, "http://a/x_(1).zip"))),
                DropParser.text("See (" + ISO + "), or\nhttp://a/x_(1).zip. Both work: " + ISO));
    }

    @Test
    void findsALinkInOneSentence() {
        assertEquals(
                List.of(new TextOfLinks(List.of(ISO))), DropParser.text("see " + ISO + ", please"));
        assertEquals(
                Optional.of(new Note.Way.Replace(ISO)),
                assertInstanceOf(Line.Bad.class, Line.parse("see " + ISO)).note().way());
    }

    @Test
    void keepsTheWordsOfAnyLanguageInALink() {
        assertEquals(
                links("http://xn--mller-kva.example/gr%C3%BC%C3%9Fe.zip"),
                DropParser.text("http://müller.example/grüße.zip"));
        assertEquals(links("http://a/x%20y%7Cz.zip"), DropParser.text("http://a/x y|z.zip"));
    }

    @Test
    void takesAHostWithAPortForAServer() {
        assertEquals(List.of(new ServersText("node-a:8001")), DropParser.text("node-a:8001\n"));
        assertEquals(List.of(new ServersText("[::1]:8001")), DropParser.text("[::1]:8001"));
        assertEquals(
                List.of(new ServersText("# mine\na:1\nb:2 name=x")),
                DropParser.text("# mine\na:1\n\nb:2 name=x"));
    }

    @Test
    void takesNoPortThatCannotBeForAServer() {
        assertEquals(List.of(new CatalogName("node:99999")), DropParser.text("node:99999"));
    }

    @Test
    void takesOneLineForTheNameOfAFile() {
        assertEquals(
                List.of(new CatalogName("debian-13.1.iso")), DropParser.text("debian-13.1.iso"));
        assertEquals(List.of(new CatalogName("data/")), DropParser.text("data/"));
        assertEquals(
                List.of(new CatalogName("a.iso"), new CatalogName("data/b.zip")),
                DropParser.text("a.iso\ndata/b.zip"));
    }

    @Test
    void saysOfProseThatItHoldsNoLink() {
        Unusable prose = unusable(DropParser.text("Dear Ann,\nhere is nothing to download."));
        assertEquals(Remark.NO_LINK_IN_TEXT, prose.note().remark());
        assertEquals("Dear Ann,", prose.text());
    }

    @Test
    void readsNoTextThatIsTooLong() {
        assertEquals(
                Remark.TOO_BIG,
                unusable(DropParser.text("x".repeat(LinkFiles.MAX_BYTES + 1))).note().remark());
    }

    @Test
    void takesSoManyLinksAndSaysThatThereAreMore() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= DropParser.MOST_LINES; i++)
            many.append("http://a/").append(i).append('\n');
        List<DropItem> items = DropParser.text(many.toString());
        assertEquals(DropParser.MOST_LINES, ((Links) items.getFirst()).links().size());
        assertEquals(Remark.TOO_MANY, ((Unusable) items.getLast()).note().remark());
    }

    @Test
    void findsNothingInNothing() {
        assertEquals(List.of(), DropParser.text(" \n "));
        assertEquals(List.of(), DropParser.parse(DragContent.NOTHING));
    }

    // ---- links of ours

    @Test
    void readsALinkOfOurs() {
        DropItem item = DropParser.text("tributary:data/set.zst?servers=nas:8080").getFirst();
        assertEquals(Optional.of("data/set.zst"), ((OwnLink) item).link().path());
    }

    @Test
    void refusesALinkOfOursThatIsNotRight() {
        assertEquals(
                Remark.NOT_OUR_LINK, unusable(DropParser.text("tributary:?x=1")).note().remark());
    }

    // ---- files

    @Test
    void prefersFilesToTheLinksThatComeWithThem() throws IOException {
        Path meta = file("debian.meta4", "<metalink/>");
        DragContent windows =
                new DragContent(
                        List.of(meta),
                        Optional.of("file:/C:/debian.meta4"),
                        Optional.of("debian.meta4"),
                        Optional.empty(),
                        false,
                        false);
        assertEquals(List.of(new MetalinkFile(meta)), DropParser.parse(windows));
    }

    @Test
    void readsEveryKindOfFile() throws IOException {
        Path meta = file("a.METALINK", "");
        Path servers = file("servers.txt", "# ours\nnode-a:8001\nhttp://nas/tree/\n");
        Path hosts = file("hosts.txt", "node-a:8001\nnode-b:8002\n");
        Path links = file("links.txt", "first " + ISO + "\nsecond " + DEB + "\n");
        Path notes = file("notes.txt", "nothing here\n");
        Path iso = file("debian.iso.part", "half");
        assertEquals(
                List.of(
                        new MetalinkFile(meta),
                        new ServersFile(servers, "# ours\nnode-a:8001\nhttp://nas/tree/\n"),
                        new ServersFile(hosts, "node-a:8001\nnode-b:8002\n"),
                        new TextOfLinks(List.of(ISO, DEB)),
                        new LocalFile(notes),
                        new LocalFile(iso)),
                DropParser.parse(files(meta, servers, hosts, links, notes, iso)));
    }

    @Test
    void readsTheLinkInAShortcut() throws IOException {
        Path url = file("x.url", "[InternetShortcut]\r\nURL=" + ISO + "\r\nIconIndex=0\r\n");
        Path desktop = file("x.desktop", "[Desktop Entry]\nType=Link\nURL=" + DEB + "\n");
        Path webloc =
                file(
                        "x.webloc",
                        "<?xml version=\"1.0\"?><plist><dict><key>URL</key>\n<string>"
                                + "http://a/f?x=1&amp;y=2</string></dict></plist>");
        assertEquals(
                List.of(
                        new LinkFile(url, List.of(ISO)),
                        new LinkFile(desktop, List.of(DEB)),
                        new LinkFile(webloc, List.of("http://a/f?x=1&y=2"))),
                DropParser.parse(files(url, desktop, webloc)));
    }

    @Test
    void readsTheLinkInABinaryShortcut() throws IOException {
        for (String link : List.of("http://a/b", ISO, "http://a/" + "x".repeat(300))) {
            byte[] text = link.getBytes(StandardCharsets.US_ASCII);
            byte[] marker =
                    text.length < 15
                            ? new byte[] {(byte) (0x50 | text.length)}
                            : text.length < 256
                                    ? new byte[] {0x5f, 0x10, (byte) text.length}
                                    : new byte[] {
                                        0x5f, 0x11, (byte) (text.length >> 8), (byte) text.length
                                    };
            Path webloc = folder.resolve("b.webloc");
            Files.write(
                    webloc,
                    concat(
                            "bplist00\u0001".getBytes(StandardCharsets.ISO_8859_1),
                            new byte[] {(byte) 0xd1, 1, 2, 0x53, 'U', 'R', 'L'},
                            marker,
                            text,
                            new byte[] {8, 11, 15, 0, 0, 0, 0}));
            assertEquals(
                    List.of(new LinkFile(webloc, List.of(link))), DropParser.parse(files(webloc)));
        }
    }

    @Test
    void readsALinkFileOfOurs() throws IOException {
        Path own = file("set.tributary", "\uFEFF# the set\n\ntributary:set.zst\n" + ISO + "\n");
        assertEquals(
                List.of(new LinkFile(own, List.of("tributary:set.zst", ISO))),
                DropParser.parse(files(own)));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path empty = file("x.url", "[InternetShortcut]\n");
        Path big = file("y.url", "x".repeat(LinkFiles.MAX_BYTES + 1));
        Path nowhere = folder.resolve("nowhere.iso");
        Path noList = folder.resolve("nowhere.txt");
        assertEquals(
                Remark.NO_LINK_INSIDE, unusable(DropParser.parse(files(empty))).note().remark());
        assertEquals(Remark.TOO_BIG, unusable(DropParser.parse(files(big))).note().remark());
        assertEquals(Remark.NO_FILE, unusable(DropParser.parse(files(nowhere))).note().remark());
        assertEquals(Remark.NO_FILE, unusable(DropParser.parse(files(noList))).note().remark());
        assertEquals(Remark.FOLDER_HERE, unusable(DropParser.parse(files(folder))).note().remark());
    }

    @Test
    void takesABigTextFileForAnyOtherFile() throws IOException {
        Path big = file("big.txt", "x".repeat(LinkFiles.MAX_BYTES + 1));
        assertEquals(List.of(new LocalFile(big)), DropParser.parse(files(big)));
    }

    // ---- the odd ones

    @Test
    void takesTheLinkOfAMixedDropAndSaysThatTheFileCouldNotBeRead() {
        DragContent mixed =
                new DragContent(
                        List.of(),
                        Optional.of(ISO),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true);
        List<DropItem> items = DropParser.parse(mixed);
        assertEquals(new Links(List.of(URI.create(ISO))), items.getFirst());
        assertEquals(Remark.MIXED_DROP, ((Unusable) items.getLast()).note().remark());
    }

    @Test
    void refusesRowsOfOurOwn() {
        assertEquals(
                List.of(),
                DropParser.parse(
                        new DragContent(
                                List.of(),
                                Optional.empty(),
                                Optional.of(ISO),
                                Optional.empty(),
                                true,
                                false)));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<DropItem> links(String... links) {
        return List.of(new Links(List.of(links).stream().map(URI::create).toList()));
    }

    private static Unusable unusable(List<DropItem> items) {
        assertEquals(1, items.size(), items::toString);
        return assertInstanceOf(Unusable.class, items.getFirst());
    }

    private static DragContent url(String url) {
        return new DragContent(
                List.of(), Optional.of(url), Optional.empty(), Optional.empty(), false, false);
    }

    private static DragContent content(Optional<String> text, Optional<String> html) {
        return new DragContent(List.of(), Optional.empty(), text, html, false, false);
    }

    private static DragContent files(Path... files) {
        return new DragContent(
                List.of(files), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    private static byte[] concat(byte[]... arrays) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] array : arrays) all.writeBytes(array);
        return all.toByteArray();
    }
}
