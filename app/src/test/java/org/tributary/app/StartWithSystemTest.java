package org.tributary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.SettingsStore;
import org.tributary.app.ui.common.LoginStart;

class StartWithSystemTest {
    private static final Path FILE = Path.of("tributary.desktop");

    private final SettingsStore settings = new SettingsStore(Settings.DEFAULT);
    private final FakeSystem system = new FakeSystem();
    private final List<Path> failures = new ArrayList<>();

    private static final class FakeSystem implements LoginStart {
        private final List<Boolean> told = new ArrayList<>();
        private boolean on;
        private boolean isReadOnly;
        private boolean isStale;

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public boolean isStale() {
            return isStale;
        }

        @Override
        public void set(boolean wanted) throws IOException {
            told.add(wanted);
            if (isReadOnly) {
                throw new IOException("read-only");
            }
            on = wanted;
        }

        @Override
        public Path file() {
            return FILE;
        }
    }

    private void keep() {
        StartWithSystem.keep(settings, system, Runnable::run, failures::add);
    }

    private void choose(boolean on) {
        settings.change(now -> now.with(now.general().withStartWithSystem(on)));
    }

    private boolean chosen() {
        return settings.get().general().startWithSystem();
    }

    @Test
    void atFirstTheSystemIsRight() {
        choose(true);
        keep();
        assertFalse(chosen());
        assertEquals(List.of(), system.told);
    }

    @Test
    void leavesTheEntryOfAnotherCopyThatIsStillThere() {
        system.on = true;
        keep();
        assertTrue(chosen());
        assertEquals(List.of(), system.told);
    }

    @Test
    void writesAgainAtTheStartWhereTheProgramLiesNow() {
        system.on = true;
        system.isStale = true;
        keep();
        assertTrue(chosen());
        assertEquals(List.of(true), system.told);
    }

    @Test
    void bringsWhatIsChosenToTheSystemOnce() {
        keep();
        choose(true);
        settings.change(now -> now.with(now.general().withClipboardHint(false)));
        choose(false);
        assertEquals(List.of(true, false), system.told);
        assertEquals(List.of(), failures);
    }

    @Test
    void whatCannotBeWrittenIsToldOnceAndTheSettingSaysWhatIs() {
        keep();
        system.isReadOnly = true;
        choose(true);
        assertFalse(chosen());
        assertEquals(List.of(FILE), failures);
        assertEquals(List.of(true), system.told);
    }
}
