package org.tributary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;

class TrayWishTest {
    private final SettingsStore settings = new SettingsStore(Settings.DEFAULT);
    private final List<String> told = new ArrayList<>();
    private boolean hasTray = true;
    private boolean isThere = true;

    private final TrayWish<String> wish =
            new TrayWish<>(
                    settings,
                    _ -> {
                        told.add("open");
                        return hasTray ? Optional.of("icon") : Optional.empty();
                    },
                    new TrayWish.Port<>() {
                        @Override
                        public boolean isThere(String icon) {
                            return isThere;
                        }

                        @Override
                        public void close(String icon) {
                            told.add("close " + icon);
                        }

                        @Override
                        public void impossible() {
                            told.add("impossible");
                        }
                    });

    private void follow() {
        wish.follow(Runnable::run);
    }

    private void want(boolean tray) {
        settings.change(now -> now.with(now.general().withQuitOnClose(!tray)));
    }

    private boolean isWanted() {
        return !settings.get().general().quitOnClose();
    }

    @Test
    void nobodyIsAskedForAnIconThatIsNotWanted() {
        follow();
        settings.change(now -> now.with(now.general().withClipboardHint(false)));
        assertEquals(List.of(), told);
        assertFalse(wish.holds());
    }

    @Test
    void theIconComesAndGoesWithTheSetting() {
        follow();
        want(true);
        assertTrue(wish.holds());
        want(false);
        assertFalse(wish.holds());
        assertEquals(List.of("open", "close icon"), told);
    }

    @Test
    void withoutATrayItCannotBeChosen() {
        hasTray = false;
        follow();
        want(true);
        assertFalse(isWanted());
        assertFalse(wish.holds());
        assertEquals(List.of("open", "impossible"), told);
    }

    @Test
    void whereThereIsNoTrayTodayTheSettingStays() {
        hasTray = false;
        want(true);
        follow();
        settings.change(now -> now.with(now.general().withClipboardHint(false)));
        assertTrue(isWanted());
        assertFalse(wish.holds());
        assertEquals(List.of("open"), told);
    }

    @Test
    void anIconThatIsGoneHoldsNothing() {
        want(true);
        follow();
        assertTrue(wish.holds());
        isThere = false;
        assertFalse(wish.holds());
    }
}
