package org.tributary.app.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.offers.Offers;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.inspector.ProblemActions.Login;
import org.tributary.shared.transfer.Obstacle;

class ProblemActionsTest {
    private final SampleDownloads downloads = SampleDownloads.none();
    private final SampleServers servers = SampleServers.four();
    private final SampleContext sample = new SampleContext(downloads, servers);
    private final Answers answers = new Answers();
    private ProblemActions actions;

    @BeforeEach
    void makeActions() {
        UiContext context = FxThread.call(sample::make);
        actions = new ProblemActions(context, answers, Runnable::run);
    }

    @Test
    void triesAgain() {
        run(ProblemAction.TRY_AGAIN, new Obstacle.NobodyAnswers());
        assertEquals(List.of("resume [a]"), downloads.told);
    }

    @Test
    void asksAllServersAgain() {
        run(ProblemAction.TRY_NOW, new Obstacle.NobodyAnswers());
        assertEquals(List.of("check"), servers.told);
    }

    @Test
    void goesOnInAnotherFolder() {
        answers.folder = Optional.of(Path.of("/elsewhere"));
        run(ProblemAction.CHOOSE_FOLDER, new Obstacle.NoSpace(Path.of("/full"), 1, 0));
        assertTrue(downloads.told.getFirst().contains("folder=/elsewhere"));
        assertEquals("resume [a]", downloads.told.getLast());
    }

    @Test
    void doesNothingWhenNoFolderIsChosen() {
        run(ProblemAction.CHOOSE_FOLDER, new Obstacle.NoSpace(Path.of("/full"), 1, 0));
        assertEquals(List.of(), downloads.told);
    }

    @Test
    void startsOver() {
        run(ProblemAction.START_OVER, new Obstacle.Changed());
        assertTrue(downloads.told.getFirst().contains("overwrite=true"));
        assertEquals("resume [a]", downloads.told.getLast());
    }

    @Test
    void logsIn() {
        answers.login = Optional.of(new Login("ann", "secret"));
        run(ProblemAction.LOG_IN, new Obstacle.LoginNeeded("example.org"));
        assertEquals("example.org", answers.askedFor);
        assertTrue(downloads.told.getFirst().contains("login=Optional[ann]"));
        assertEquals("resume [a]", downloads.told.getLast());
    }

    @Test
    void opensThePageThatCameInPlaceOfAFile() {
        run(
                ProblemAction.OPEN_IN_BROWSER,
                new Obstacle.WebPage(URI.create("http://example.org/a")));
        assertEquals(List.of("browse http://example.org/a"), sample.told);
    }

    @Test
    void takesTheNearName() {
        actions.run(
                ProblemAction.USE_CLOSEST,
                failed(new Obstacle.NotOffered("debain.iso")),
                Optional.of("debian.iso"));
        assertEquals(List.of("add [debian.iso]"), sample.told);
        assertEquals(List.of("remove [a]"), downloads.told);
    }

    @Test
    void showsTheCatalogWhenNobodyOffersTheFileAnyMore() {
        run(ProblemAction.CHOOSE_VERSION, new Obstacle.Disagree(List.of("a:1", "b:1")));
        assertEquals(List.of("catalog"), sample.told);
        assertEquals(List.of(), downloads.told);
    }

    @Test
    void looksForAMissingFile() {
        answers.file = Optional.of(Path.of("/moved/a.iso"));
        run(ProblemAction.FIND, new Obstacle.Changed());
        assertEquals(List.of("repair /moved/a.iso"), sample.told);
    }

    @Test
    void actsOnServers() {
        actions.run(ProblemAction.TRY_NOW, "node-c:8003");
        actions.run(ProblemAction.SWITCH_OFF, "node-c:8003");
        actions.run(ProblemAction.TRUST_AGAIN, "node-c:8003");
        assertEquals(
                List.of("check node-c:8003", "off node-c:8003", "trust node-c:8003"), servers.told);
        actions.run(ProblemAction.DETAILS, "node-c:8003");
        assertEquals(List.of("server node-c:8003"), sample.told);
    }

    private void run(ProblemAction action, Obstacle obstacle) {
        actions.run(action, failed(obstacle), Optional.empty());
    }

    private DownloadEntry failed(Obstacle obstacle) {
        return downloads.failed("a", "a.iso", 10, obstacle).entries().getFirst();
    }

    private static final class Answers implements ProblemActions.Asking {
        private Optional<Path> folder = Optional.empty();
        private Optional<Path> file = Optional.empty();
        private Optional<Login> login = Optional.empty();
        private String askedFor = "";

        @Override
        public Optional<Path> folder(Path first) {
            return folder;
        }

        @Override
        public Optional<Path> file() {
            return file;
        }

        @Override
        public Optional<Login> login(String server) {
            askedFor = server;
            return login;
        }

        @Override
        public void version(
                String name, List<Offers.Version> versions, Consumer<Offers.Version> chosen) {
            chosen.accept(versions.getLast());
        }

        @Override
        public void showLog() {}
    }
}
