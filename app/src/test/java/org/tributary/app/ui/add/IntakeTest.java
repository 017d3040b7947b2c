package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.add.DropPreview.Kind;
import org.tributary.app.ui.common.Messages;

class IntakeTest {
    private static Intake.Plan plan(String text) {
        return Intake.plan(DropParser.text(text));
    }

    private static DropPreview preview(DragContent content) {
        return DropPreview.of(content);
    }

    private static DragContent files(String... names) {
        return new DragContent(
                List.of(names).stream().map(Path::of).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    @Test
    void leadsLinksAndNamesToTheDialog() {
        assertEquals(List.of("http://a/b"), plan("http://a/b").lines());
        assertEquals(List.of("debian.iso"), plan("debian.iso").lines());
        assertEquals(List.of("tributary:x"), plan("tributary:x").lines());
    }

    @Test
    void leadsServersToTheServers() {
        assertEquals(List.of("node-a:8001"), plan("node-a:8001").servers());
        assertEquals(List.of(), plan("node-a:8001").lines());
    }

    @Test
    void leadsOneFileToRepair() {
        Path file = Path.of("/x.iso");
        assertEquals(
                Optional.of(file), Intake.plan(List.of(new DropItem.LocalFile(file))).repair());
    }

    @Test
    void leadsSeveralFilesToTheDialogAsLines() {
        Intake.Plan plan =
                Intake.plan(
                        List.of(
                                new DropItem.LocalFile(Path.of("/x.iso")),
                                new DropItem.LocalFile(Path.of("/y.iso"))));
        assertEquals(
                List.of(Path.of("/x.iso").toString(), Path.of("/y.iso").toString()), plan.lines());
    }

    @Test
    void showsALinkThatIsWrongInTheDialogAndSaysTheRest() {
        assertEquals(List.of("htp://typo"), plan("htp://typo").lines());
        Intake.Plan prose = plan("two lines\nof prose without");
        assertEquals(List.of(), prose.lines());
        assertEquals(Remark.NO_LINK_IN_TEXT, prose.said().orElseThrow().remark());
    }

    @Test
    void countsBeforeTheRelease() {
        Messages messages = Messages.of(Locale.ENGLISH);
        DropPreview three = preview(DragContent.ofText("http://a/1\nhttp://a/2\nhttp://a/3"));
        assertEquals("Drop to add 3 downloads", three.title(messages));
        DropPreview one = preview(DragContent.ofText("http://a/debian.iso"));
        assertEquals("Drop to add 1 download", one.title(messages));
        assertEquals("debian.iso", one.detail(messages, true));
        assertEquals(
                "Drop to add 2 servers", preview(DragContent.ofText("a:1\nb:2")).title(messages));
    }

    @Test
    void tellsFilesByTheirNamesWithoutLookingIntoThem() {
        assertEquals(new DropPreview(Kind.REPAIR, 1, "x.iso"), preview(files("/x.iso")));
        assertEquals(new DropPreview(Kind.ADD, 1, "x.meta4"), preview(files("/x.meta4")));
        assertEquals(
                new DropPreview(Kind.ADD_SERVERS, 1, "servers.txt"),
                preview(files("/servers.txt")));
        assertEquals(new DropPreview(Kind.ADD, 2, ""), preview(files("/x.iso", "/y.meta4")));
    }

    @Test
    void refusesItsOwnRowsAndNothing() {
        assertEquals(Kind.REFUSE, preview(DragContent.NOTHING).kind());
    }
}
