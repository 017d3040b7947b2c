package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tributary.app.ui.common.Messages;

class RemarkTest {
    @ParameterizedTest
    @EnumSource(Remark.class)
    void hasWordsInEveryLanguage(Remark remark) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            assertFalse(Messages.of(locale).text(remark.key(), "a", "b", 3).isBlank());
        }
    }

    @ParameterizedTest
    @EnumSource(Remark.class)
    void showsNoTextFromOutsideAsItCame(Remark remark) {
        String shown = Note.of(remark, "\u202Ea", "\nb", 3).sentence(Messages.of(Locale.ENGLISH));
        assertFalse(shown.contains("\u202E"));
        assertFalse(shown.contains("\n"));
    }
}
