package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;

class UploadFilesTest {
    private static final Path ROOT = Path.of("/uploads").toAbsolutePath();

    private final UploadFiles files = new UploadFiles(ROOT);

    @Test
    void readsAFileOnlyOnceItHasBeenQuiet() {
        UploadFile file = file("a", 1);
        assertTrue(files.found(file));
        files.settle("a", 100);

        assertEquals(List.of(), files.takeQuiet(99));
        assertEquals(List.of(file), files.takeQuiet(100));
        assertEquals(List.of(), files.takeQuiet(101));
        assertTrue(files.isReading());
    }

    @Test
    void startsToWaitAnewWhenAFileChanges() {
        files.found(file("a", 1));
        files.settle("a", 100);
        files.found(file("a", 2));
        files.settle("a", 200);

        assertEquals(List.of(), files.takeQuiet(150));
        assertEquals(List.of(file("a", 2)), files.takeQuiet(200));
    }

    @Test
    void doesNotReadAFileTwiceAtTheSameTime() {
        files.found(file("a", 1));
        files.settle("a", 0);
        files.takeQuiet(0);
        files.found(file("a", 2));
        files.settle("a", 10);

        assertEquals(List.of(), files.takeQuiet(20));
        files.readingEnded("a");
        assertEquals(List.of(file("a", 2)), files.takeQuiet(20));
    }

    @Test
    void withdrawsAFileWhenItsContentMayHaveChanged() {
        offer(file("a", 1));
        files.takeChanged();

        assertFalse(files.found(file("a", 1)));
        assertTrue(files.found(file("a", 2)));
        assertTrue(files.offered("a").isEmpty());
        assertTrue(files.isChanged());
    }

    @Test
    void goesOnOfferingAFileOfWhichOnlyAttributesChanged() {
        UploadFile file = file("a", 1);
        offer(file);
        files.takeChanged();

        FileStatus touched = new FileStatus(FileStatus.Kind.FILE, file.status().stamp(), 99);
        assertTrue(files.found(new UploadFile("a", "a", file.location(), touched)));
        assertTrue(files.offered("a").isPresent());
        assertFalse(files.isChanged());
    }

    @Test
    void endsTheFirstRoundWhenEachFileHadItsTurn() {
        files.found(file("a", 1));
        files.settle("a", 0);
        files.found(file("b", 1));
        files.settle("b", 0);
        files.found(file("growing", 1));
        files.settle("growing", 100);
        files.beginFirstRound();
        assertFalse(files.isFirstRoundOver());

        files.takeQuiet(0);
        files.readingEnded("a");
        files.gone("b");
        assertFalse(files.isFirstRoundOver());
        files.found(file("growing", 2));
        files.settle("growing", 200);
        assertTrue(files.isFirstRoundOver());
    }

    @Test
    void takesWhatIsWorthAnotherTryForNew() {
        UploadFile locked = file("locked", 1);
        UploadFile broken = file("broken", 1);
        for (UploadFile file : List.of(locked, broken)) {
            files.found(file);
        }
        files.refuse(locked, "locked by another program", true);
        files.refuse(broken, "input/output error", false);
        files.takeChanged();

        files.tryAgain();
        assertTrue(files.found(locked));
        assertFalse(files.found(broken));
        // The same reason again is no news.
        files.refuse(locked, "locked by another program", true);
        assertFalse(files.isChanged());
    }

    @Test
    void knowsWhatIsInAFolder() {
        for (String name : List.of("a", "a.b", "a/b", "a/c/d", "a0", "b")) {
            files.found(file(name, 1));
        }
        files.refuse("a/closed", new UnreadableFile("a/closed", "permission denied"));

        assertEquals(Set.of("a", "a/b", "a/c/d", "a/closed"), files.namesAtAndBelow("a"));
    }

    @Test
    void knowsWhichFilesAreLinks() {
        files.found(file("a", 1));
        FileStatus status = file("a", 1).status();
        files.found(new UploadFile("link", "link", ROOT.resolve("a"), status));
        assertEquals(List.of("link"), files.links());

        files.found(file("link", 2));
        assertEquals(List.of(), files.links());
    }

    private void offer(UploadFile file) {
        files.found(file);
        Manifest manifest =
                new Manifest(
                        file.status().size(),
                        1024,
                        List.of(new Sha256(1, 2, 3, 4)),
                        new Sha256(1, 2, 3, 4));
        KnownFile known = new KnownFile(file.status(), manifest, Compressible.NO);
        files.offer(OfferedFile.of(file, known, 100));
    }

    private static UploadFile file(String name, int state) {
        FileStatus status =
                new FileStatus(FileStatus.Kind.FILE, new FileStamp(state, state, 3), state);
        return new UploadFile(name, name, ROOT.resolve(name), status);
    }
}
