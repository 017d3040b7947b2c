package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

class TributaryLinkTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void readsAPathOfTheCatalogs() {
        TributaryLink link =
                TributaryLink.parse("tributary:data/gr%C3%BC%C3%9Fe.iso").orElseThrow();
        assertEquals(new Wanted.Named("data/grüße.iso"), link.wanted());
        assertEquals("tributary:data/gr%C3%BC%C3%9Fe.iso", link.toString());
    }

    @Test
    void asksTheServersItNames() {
        String text = "tributary:a/b.iso?servers=nas:8080,[::1]:9&sha256=" + HASH;
        TributaryLink link = TributaryLink.parse(text).orElseThrow();
        assertEquals(
                new Wanted.Linked(
                        List.of(
                                new Link(URI.create("http://nas:8080/files/a/b.iso"), 1),
                                new Link(URI.create("http://[::1]:9/files/a/b.iso"), 1))),
                link.wanted());
        assertEquals(Optional.of(Sha256.parse(HASH)), link.sha256());
        assertEquals(text, link.toString());
    }

    @Test
    void readsLinks() {
        String text = "tributary:?url=http%3A%2F%2Fa%2Fx.iso%3Fq%3D1&url=https%3A%2F%2Fb%2Fx.iso";
        TributaryLink link = TributaryLink.parse(text).orElseThrow();
        assertEquals(
                List.of(URI.create("http://a/x.iso?q=1"), URI.create("https://b/x.iso")),
                link.links());
        assertEquals(text, link.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tributary:",
                "tributary:?",
                "tributary:?url=",
                "tributary:?url=ftp%3A%2F%2Fa%2Fb",
                "tributary:?url=http%3A%2F%2Fann%3Apw%40a%2Fb",
                "tributary:../secret",
                "tributary:a/../b",
                "tributary:%00",
                "tributary:%C3",
                "tributary:a b",
                "tributary:a%2",
                "tributary:x?servers=",
                "tributary:x?servers=nas",
                "tributary:x?servers=nas:99999",
                "tributary:x?servers=a:1&servers=b:2",
                "tributary:x?sha256=12",
                "tributary:x?url=http%3A%2F%2Fa%2Fb",
                "tributary:x?delete=all",
                "tributary:x?servers=a:1&",
                "tributary:x?=1",
                "http://a/b"
            })
    void refusesWhatIsNotRight(String text) {
        assertEquals(Optional.empty(), TributaryLink.parse(text));
    }
}
