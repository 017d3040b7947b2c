package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

class RepairViewModelTest {
    @TempDir private Path folder;
    private final SampleDownloads downloads = SampleDownloads.none();

    private RepairViewModel model(String name) throws Exception {
        Path file = Files.write(folder.resolve(name), new byte[1234]);
        Seams seams = new Seams(downloads, SampleServers.four(), Settings.DEFAULT);
        RepairViewModel model = new RepairViewModel(seams.surroundings(), file);
        seams.runAll();
        return model;
    }

    @Test
    void putsACopyOfTheSameNameRightInPlace() throws Exception {
        RepairViewModel model = model("handbook.pdf");
        model.start();
        DownloadSpec spec = downloads.added.getFirst();
        assertEquals(new Wanted.Named("handbook.pdf"), spec.wanted());
        assertEquals(Optional.of("handbook.pdf"), spec.fileName());
        assertEquals(Optional.of(folder.resolve("handbook.pdf")), spec.adopt());
        assertEquals(Optional.of(SampleDownloads.hash("handbook.pdf")), spec.sha256());
        assertTrue(spec.overwrite());
    }

    @Test
    void leavesAHalfDownloadOfAnotherProgramAndSavesTheWholeBesideIt() throws Exception {
        RepairViewModel model = model("handbook.pdf.crdownload");
        DownloadSpec spec = model.spec();
        assertEquals(Optional.of("handbook.pdf"), spec.fileName());
        assertFalse(spec.overwrite());
        assertEquals(Optional.of(folder.resolve("handbook.pdf.crdownload")), spec.adopt());
    }

    @Test
    void needsSomebodyToSayWhatItIsWithoutASign() throws Exception {
        RepairViewModel model = model("letter.doc");
        assertFalse(model.canStartProperty().get());
        assertEquals(
                "No server offers a file like this one. Choose the file it is a copy of.",
                model.planProperty().get());
        model.chosenProperty().set(model.candidates().getFirst());
        assertTrue(model.canStartProperty().get());
    }

    @Test
    void saysPlainlyWhatWillHappen() throws Exception {
        RepairViewModel model = model("handbook.pdf");
        assertEquals(
                "This copy has 1.23 kB. It may be half of a file, an old version of it, or damaged.",
                model.factProperty().get());
        assertEquals(
                "Its 5 segments are compared with their SHA-256. What is right is kept;"
                        + " the rest of 18.4 MB is fetched from 3 servers.",
                model.planProperty().get());
    }

    @Test
    void refusesTheNameOfTheCopyForANewFile() throws Exception {
        RepairViewModel model = model("handbook.pdf");
        model.inPlaceProperty().set(false);
        assertEquals("handbook (2).pdf", model.newNameProperty().get());
        model.newNameProperty().set("handbook.pdf");
        assertFalse(model.canStartProperty().get());
    }

    @Test
    void suggestsANameThatNoFileHas() throws Exception {
        Files.createFile(folder.resolve("handbook (2).pdf"));
        RepairViewModel model = model("handbook.pdf");
        assertEquals("handbook (3).pdf", model.newNameProperty().get());
    }
}
