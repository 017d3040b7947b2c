package org.tributary.app.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.app.ui.common.Messages;

class ActionsTest {
    private static final Situation NOTHING =
            new Situation(0, 0, 0, 0, 0, 0, 0, false, false, false);

    private static Actions actions(Locale language) {
        return new Actions(
                Messages.of(language), deeds(ListActions.class), deeds(WindowDeeds.class));
    }

    /// Deeds that do nothing.
    private static <T> T deeds(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null));
    }

    @Test
    void noKeyDoesTwoThings() {
        Map<KeyCombination, String> seen = new HashMap<>();
        for (Action action : actions(Locale.ENGLISH).all()) {
            for (KeyCombination key : action.keys()) {
                assertEquals(null, seen.put(key, action.key()), action.key());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyActionHasANameAndSaysWhyItCannotBeDone(String language) {
        Actions actions = actions(Locale.of(language));
        actions.take(NOTHING);
        for (Action action : actions.all()) {
            assertFalse(action.name().isBlank() || action.name().contains("_"), action.key());
            if (action.disabledProperty().get()) {
                assertTrue(action.hintProperty().get().contains(" – "), action.key());
            }
        }
    }

    @Test
    void sayWhatIsToBeDoneFirst() {
        assertEquals(Optional.of("action.why.selectPaused"), NOTHING.resume());
        assertEquals(Optional.of("action.why.selectRunning"), NOTHING.pause());
        assertEquals(Optional.of("action.why.select"), NOTHING.digest());
        assertEquals(Optional.of("action.why.emptyList"), NOTHING.anyListed());
        Situation paused = new Situation(5, 1, 0, 1, 0, 1, 0, true, true, true);
        assertEquals(Optional.empty(), paused.resume());
        assertEquals(Optional.empty(), paused.pauseOrResume());
        assertEquals(Optional.empty(), paused.one());
        assertEquals(Optional.empty(), paused.undo());
        assertEquals(Optional.of("action.why.selectRunning"), paused.pause());
        assertEquals(Optional.of("action.why.noDigest"), paused.digest());
    }

    @Test
    void theFirstKeyIsTheOneThatIsShown() {
        Action add = actions(Locale.ENGLISH).get("add");
        assertEquals(List.of("Add downloads"), List.of(add.plainName()));
        assertTrue(add.keyText().endsWith("N"));
    }

    @Test
    @DisabledOnOs(OS.MAC)
    void keysAreCalledAsTheyAreInTheLanguageOfTheWindow() {
        assertEquals("Delete", actions(Locale.ENGLISH).get("remove").keyText());
        Actions german = actions(Locale.GERMAN);
        assertEquals("Umschalt+Entf", german.get("removeData").keyText());
        assertEquals("Leertaste", german.get("pauseOrResume").keyText());
        assertEquals("Strg+Pos1", german.get("moveTop").keyText());
        assertEquals("Strg+Umschalt+S", german.get("servers").keyText());
        MenuItem item = german.get("removeData").item(true);
        assertEquals("Umschalt+Entf", item.getAccelerator().getDisplayText());
    }
}
