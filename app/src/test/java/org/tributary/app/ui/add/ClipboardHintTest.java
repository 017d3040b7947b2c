package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.add.ClipboardHint.Hint;

class ClipboardHintTest {
    private static final String LINK = "http://a/debian.iso";

    private final ClipboardHint hint = new ClipboardHint();

    private Optional<Hint> look(String text, String... known) {
        return hint.look(DragContent.ofText(text), Set.of(known));
    }

    @Test
    void tellsOfANewLinkOnce() {
        assertEquals(Optional.of(new Hint(List.of(LINK))), look(LINK + "\n"));
        assertEquals(Optional.empty(), look(LINK));
        assertEquals(Optional.of(new Hint(List.of("http://a/b.zip"))), look("http://a/b.zip"));
    }

    @Test
    void namesTheFile() {
        assertEquals("debian.iso", look(LINK).orElseThrow().name());
        assertEquals("data/x", look("tributary:data/x").orElseThrow().name());
    }

    @Test
    void saysNothingOfTextOfPagesAndOfWhatIsInTheListAlready() {
        assertEquals(Optional.empty(), look("Dear Ann, see " + LINK));
        assertEquals(Optional.empty(), look("http://a/"));
        assertEquals(Optional.empty(), look("https://example.org/news/today"));
        assertEquals(Optional.empty(), look("debian.iso"));
        assertEquals(Optional.empty(), look(LINK, LINK));
        assertEquals(Optional.empty(), look(""));
    }

    @Test
    void saysNothingOfCopiedFiles() {
        DragContent files =
                new DragContent(
                        List.of(Path.of("/x.iso")),
                        Optional.of(LINK),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false);
        assertEquals(Optional.empty(), hint.look(files, Set.of()));
    }
}
