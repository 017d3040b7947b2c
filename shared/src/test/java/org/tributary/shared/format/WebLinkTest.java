package org.tributary.shared.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebLinkTest {
    @ParameterizedTest
    @CsvSource({
        "http://h/f, http://h/f",
        "http://user@h:8/f, http://h:8/f",
        "https://u:p@[::1]:8/a%20b?q=u:p@h#x, https://[::1]:8/a%20b?q=u:p@h#x",
        "http://u%40x:p@h, http://h",
    })
    void aLinkIsKeptWithoutItsLogin(URI link, URI kept) {
        assertEquals(kept, WebLink.withoutLogin(link));
    }
}
