package org.tributary.app.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReasonWordsTest {
    private final ReasonWords english = new ReasonWords(Messages.of(Locale.ENGLISH));
    private final ReasonWords german = new ReasonWords(Messages.of(Locale.GERMAN));

    @Test
    void translatesWhatTheEngineUsuallySays() {
        assertEquals("connection refused", english.of("connection refused"));
        assertEquals("Verbindung abgelehnt", german.of("connection refused."));
        assertEquals("keine Verbindung binnen 5 s", german.of("no connection within 5 s"));
        assertEquals("sein Name ist nicht bekannt: a.b", german.of("its name is not known: a.b"));
    }

    @Test
    void leavesOtherReasonsAsTheyCame() {
        assertEquals("it answered 500 Oh no", german.of("it answered 500 Oh no."));
    }

    @Test
    void keepsTextOfServersHarmless() {
        assertEquals("a\uFFFDb", english.of("a\u202Eb"));
    }

    @Test
    void translatesAlsoWhatIsRarelySaid() {
        assertEquals("er hat mit 503 geantwortet", german.of("it answered 503"));
        assertEquals("er verlangt eine Anmeldung (401)", german.of("it wants a log-in (401)"));
        assertEquals(
                "die Verbindung ist abgebrochen: reset", german.of("the connection broke: reset"));
        assertEquals("er bietet eine andere Fassung an", german.of("another version is there now"));
    }
}
