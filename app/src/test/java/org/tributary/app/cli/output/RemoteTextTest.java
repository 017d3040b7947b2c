package org.tributary.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class RemoteTextTest {
    @Test
    void keepsOrdinaryTextOfAllLanguages() {
        String text = "Zażółć gęślą jaźń, 東京, مرحبا, 🎈";

        assertEquals(text, RemoteText.safe(text));
        String plain = "plain.txt";
        assertSame(plain, RemoteText.safe(plain));
    }

    @Test
    void replacesWhatCouldMoveTheCursorOrTurnTheText() {
        assertEquals(
                "a\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFDb",
                RemoteText.safe("a\u001b[31m\u009b\r\n\u202eb"));
        assertEquals("\uFFFD\uFFFD\uFFFDx", RemoteText.safe("\u2066\u2028\u007fx"));
        assertEquals("x\uFFFDy", RemoteText.safe("x\ud800y"));
    }

    @Test
    void endsAfterTwoHundredCharacters() {
        assertEquals("é".repeat(200), RemoteText.safe("é".repeat(200)));
        assertEquals("é".repeat(200) + "...", RemoteText.safe("é".repeat(201)));
        assertEquals("x".repeat(200) + "...", RemoteText.safe("x".repeat(9_000_000)));
    }
}
