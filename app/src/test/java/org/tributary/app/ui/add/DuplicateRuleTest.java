package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.settings.Settings.Duplicate;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.add.DuplicateRule.Decision;
import org.tributary.app.ui.add.DuplicateRule.Present;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

class DuplicateRuleTest {
    private static final Path FOLDER = Path.of("/home/ann/Downloads");
    private static final Path TARGET = FOLDER.resolve("x.iso");
    private static final DownloadSpec SPEC = DownloadSpec.of(new Wanted.Named("x.iso"), FOLDER);
    private static final Present NOTHING = new Present(TARGET, Optional.empty(), false);
    private static final Present ON_DISK = new Present(TARGET, Optional.empty(), true);

    private static Present listed(String id) {
        DownloadEntry entry =
                SampleDownloads.busy().entries().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return new Present(TARGET, Optional.of(entry), false);
    }

    private static Decision decide(Present present, Duplicate choice) {
        return DuplicateRule.decide(SPEC, present, choice, Set.of(TARGET)::contains);
    }

    private static DownloadSpec added(Decision decision) {
        return ((Decision.Add) decision).spec();
    }

    @Test
    void addsWhatIsNotThereWithoutAsking() {
        for (Duplicate choice : Duplicate.values()) {
            assertEquals(new Decision.Add(SPEC), decide(NOTHING, choice));
        }
    }

    @Test
    void asksWhenTheRuleIsToAsk() {
        assertEquals(new Decision.Ask(), decide(ON_DISK, Duplicate.ASK));
        assertEquals(new Decision.Ask(), decide(listed(SampleDownloads.WEIGHTS), Duplicate.ASK));
    }

    @Test
    void resumesADownloadThatStopped() {
        assertEquals(
                new Decision.Resume(SampleDownloads.WEIGHTS),
                decide(listed(SampleDownloads.WEIGHTS), Duplicate.RESUME));
    }

    @Test
    void showsADownloadThatRunsOrIsFinishedRatherThanResumeIt() {
        assertEquals(
                new Decision.Show(SampleDownloads.DEBIAN),
                decide(listed(SampleDownloads.DEBIAN), Duplicate.RESUME));
        assertEquals(
                new Decision.Show(SampleDownloads.HANDBOOK),
                decide(listed(SampleDownloads.HANDBOOK), Duplicate.RESUME));
    }

    @Test
    void goesOnFromAFileOnDisk() {
        DownloadSpec spec = added(decide(ON_DISK, Duplicate.RESUME));
        assertEquals(Optional.of(TARGET), spec.adopt());
        assertEquals(Optional.of("x.iso"), spec.fileName());
        assertEquals(true, spec.overwrite());
    }

    @Test
    void keepsBothUnderANameThatIsFree() {
        DownloadSpec spec = added(decide(ON_DISK, Duplicate.KEEP_BOTH));
        assertEquals(Optional.of("x (2).iso"), spec.fileName());
        assertEquals(false, spec.overwrite());
    }

    @Test
    void replacesAFileOnDisk() {
        DownloadSpec spec = added(decide(ON_DISK, Duplicate.REPLACE));
        assertEquals(true, spec.overwrite());
        assertEquals(Optional.empty(), spec.adopt());
    }

    @Test
    void takesTheOldOneOutOfTheListToReplaceIt() {
        Decision.Replace replace =
                (Decision.Replace) decide(listed(SampleDownloads.WEIGHTS), Duplicate.REPLACE);
        assertEquals(SampleDownloads.WEIGHTS, replace.old());
        assertEquals(true, replace.spec().overwrite());
    }

    @Test
    void showsWhatIsThere() {
        assertEquals(new Decision.ShowFile(TARGET), decide(ON_DISK, Duplicate.SHOW));
        assertEquals(
                new Decision.Show(SampleDownloads.WEIGHTS),
                decide(listed(SampleDownloads.WEIGHTS), Duplicate.SHOW));
    }

    @ParameterizedTest
    @CsvSource({
        "x.iso, x (2).iso",
        "x, x (2)",
        "set.tar.zst, set (2).tar.zst",
        "debian-13.1, debian-13 (2).1",
        ".profile, .profile (2)",
        "a b.c d, a b.c d (2)"
    })
    void putsTheNumberBeforeTheEndOfTheName(String name, String second) {
        assertEquals(
                FOLDER.resolve(second), DuplicateRule.freePath(FOLDER.resolve(name), _ -> false));
    }

    @Test
    void takesTheNextNumberWhenOneIsTaken() {
        Set<Path> taken = Set.of(FOLDER.resolve("x (2).iso"), FOLDER.resolve("x (3).iso"));
        assertEquals(FOLDER.resolve("x (4).iso"), DuplicateRule.freePath(TARGET, taken::contains));
    }
}
