package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "example.org:8080", "10.0.0.1:80", "my_box", "[::1]:8080"})
    void buildsUrlsFromTheHost(String host) throws Exception {
        assertEquals("http://" + host + "/v1/x", Origin.parse(host).url("/v1/x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a/b",
                "a?b",
                "user@host",
                "host:port",
                "host:123456",
                "<host>",
                "host\"",
                "[::1",
                "[x]",
                "a,b",
                ":80"
            })
    void refusesWhatIsNoHost(String host) {
        assertThrows(RefusedException.class, () -> Origin.parse(host));
    }

    @Test
    void refusesAHostThatIsLongerThanAnyName() {
        assertThrows(RefusedException.class, () -> Origin.parse("a".repeat(300)));
    }

    @Test
    void knowsTheAddressAConnectionCameTo() throws Exception {
        InetAddress four = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        InetAddress six = InetAddress.getByName("::1");

        assertEquals("http://127.0.0.2:80/", Origin.of(new InetSocketAddress(four, 80)).url("/"));
        assertEquals(
                "http://[0:0:0:0:0:0:0:1]:80/", Origin.of(new InetSocketAddress(six, 80)).url("/"));
    }
}
