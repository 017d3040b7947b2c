package org.tributary.app.ui.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.app.offers.Offers;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.catalog.CatalogViewModel.Empty;
import org.tributary.app.ui.common.Background;

class CatalogViewModelTest {
    private static final String A = "node-a:8001";
    private static final String B = "node-b:8002";

    private final SampleServers servers = SampleServers.four();
    private final CatalogViewModel model =
            new CatalogViewModel(servers, new Background(Runnable::run, Runnable::run));

    private void offer(SampleOffers offers) {
        servers.offer(offers.offers());
        model.read();
    }

    private List<String> paths() {
        return model.rows().stream().map(CatalogRow::path).toList();
    }

    private void offerFourFiles() {
        offer(
                new SampleOffers()
                        .file("data/deep/x.bin", 300, "x", A)
                        .file("data/a.bin", 200, "a", A, B)
                        .file("z.bin", 50, "z", A)
                        .file("b.bin", 100, "b", B));
    }

    @Test
    void showsFoldersBeforeAllFiles() {
        offerFourFiles();
        assertEquals(List.of("data/", "b.bin", "data/a.bin", "data/deep/x.bin", "z.bin"), paths());
        assertEquals(new CatalogRow.Folder("data/", 2, 500), model.rows().getFirst());
        assertFalse(model.read());
    }

    @Test
    void showsWhatIsBelowFolder() {
        offerFourFiles();
        model.open("data/");
        assertEquals(List.of("data/deep/", "data/a.bin", "data/deep/x.bin"), paths());
        assertEquals(new CatalogRow.Folder("data/", 2, 500), model.here());
        model.open("data/deep/");
        assertEquals(List.of("data/", "data/deep/"), model.trail());
        CatalogRow.File file = (CatalogRow.File) model.rows().getFirst();
        assertEquals("", file.folder(model.folderProperty().get()));
        assertEquals("deep/", file.folder("data/"));
    }

    @Test
    void leavesFolderThatIsNotOfferedAnyMore() {
        offerFourFiles();
        model.open("data/");
        offer(new SampleOffers().file("b.bin", 100, "b", B));
        assertEquals("", model.folderProperty().get());
        assertEquals(List.of("b.bin"), paths());
    }

    @Test
    void keepsFoldersOnTopInAnyOrder() {
        offerFourFiles();
        model.sort(Optional.of(Comparator.comparing(CatalogRow::size)));
        assertEquals(List.of("data/", "z.bin", "b.bin", "data/a.bin", "data/deep/x.bin"), paths());
    }

    @Test
    void showsOnlyWhatMatches() {
        offerFourFiles();
        model.filter("a.bin");
        assertEquals(List.of("data/", "data/a.bin"), paths());
        assertEquals(4, model.files());
        model.filter("nowhere");
        assertEquals(Empty.NOTHING_MATCHES, model.emptyProperty().get());
    }

    @Test
    void showsSeveralVersionsOfOneNameAsOneRow() {
        offer(
                new SampleOffers()
                        .file("a.bin", 200, "old", A)
                        .file("a.bin", 300, "new", B, "node-c:8003"));
        CatalogRow.File file = (CatalogRow.File) model.rows().getFirst();
        assertEquals(2, file.versions().size());
        assertEquals(300, file.size());
        assertEquals(2, file.servers());
        assertEquals(4, model.serversInUse());
    }

    @Test
    void namesNoFileOfFolderThatIsTakenWhole() {
        offerFourFiles();
        assertEquals(List.of("data/", "b.bin"), CatalogViewModel.lines(model.rows().subList(0, 4)));
    }

    @Test
    void saysWhyThereIsNothing() {
        Offers nothing = new Offers(List.of());
        servers.offer(nothing);
        model.read();
        assertEquals(Empty.NOTHING_OFFERED, model.emptyProperty().get());
        ServerView silent = servers.views().get(2);
        servers.show(List.of(silent));
        model.read();
        assertEquals(Empty.NO_ANSWER, model.emptyProperty().get());
        servers.show(List.of());
        model.read();
        assertEquals(Empty.NO_SERVERS, model.emptyProperty().get());
    }

    @Test
    void takesInTensOfThousandsOfFiles() {
        SampleOffers many = new SampleOffers();
        for (int i = 0; i < 20_000; i++) {
            many.file("folder-" + i % 100 + "/file-" + i, 100 + i, "content " + i, A, B);
        }
        offer(many);
        assertEquals(20_100, model.rows().size());
        model.filter("file-19999");
        assertEquals(List.of("folder-99/", "folder-99/file-19999"), paths());
    }
}
