package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCommandTest {
    @TempDir private Path folder;

    @Test
    void takesLinksAndFilesLikeADrop() throws Exception {
        Path list = Files.writeString(folder.resolve("servers.txt"), "node-a:8001\n");
        List<DropItem> items =
                OpenCommand.items(
                        List.of(list.toString(), "http://node-a:8001/a.iso", "tributary:b.iso"));

        assertInstanceOf(DropItem.ServersFile.class, items.getFirst());
        assertEquals(
                List.of("http://node-a:8001/a.iso", "tributary:b.iso"),
                Intake.links(items.subList(1, items.size())));
    }
}
