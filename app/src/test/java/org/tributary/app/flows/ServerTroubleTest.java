package org.tributary.app.flows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;

/// What the window tells and does when servers die, lie, are busy, or offer different things.
@Timeout(600)
class ServerTroubleTest {
    private static final byte[] CONTENT = TestServers.bytes(2_000_000, 1);
    private static final byte[] OTHER = TestServers.bytes(2_000_000, 2);

    /// For each of the connections: all of them together need a minute and more.
    private static final String SLOWLY = "slow=1kB";

    @TempDir private Path folder;
    private WindowUnderTest window;

    @BeforeEach
    void prepare() throws Exception {
        window = new WindowUnderTest(folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private String server(String name, byte[] content, String... faults) throws Exception {
        return window.servers.file(name, "big.bin", content).start(name, faults);
    }

    private void assertFinished() throws Exception {
        assertEquals(List.of("big.bin"), window.finished("big.bin"));
        assertArrayEquals(CONTENT, window.downloaded("big.bin"));
    }

    @Test
    void aServerThatDiesIsToldOfAndHelpsAgainWhenItIsBack() throws Exception {
        String a = server("a", CONTENT, SLOWLY);
        String b = server("b", CONTENT, SLOWLY);
        window.list(a, b).open();
        window.awaitText("Browse 1 file on 2 servers");
        window.add("big.bin");
        window.awaitText("downloadTable", "2 of 2 servers");
        window.servers.stop("b");

        window.awaitText("bannerText", b + " has not answered for ");
        window.awaitText("bannerText", "1 other server carries on");
        window.awaitText("serverList", "no answer");
        window.awaitText("downloadTable", b + " does not answer");

        window.servers.startAgain("b", "slow=1GB");
        window.await("the banner is gone", () -> Screen.byId("bannerText").isEmpty());
        assertFinished();
        window.await("it answers", () -> !Screen.says("no answer"));
    }

    @Test
    void aServerThatLiesIsSetAsideWithEvidenceUntilItIsTrustedAgain() throws Exception {
        String a = server("a", CONTENT, "slow=100kB");
        String b = server("b", CONTENT, "corrupt=1");
        window.list(a, b).open();
        window.awaitText("Browse 1 file on 2 servers");
        window.add("big.bin");

        window.awaitText("bannerText", b + " sent wrong data.");
        assertFinished();
        window.awaitText("serverList", "wrong data");
        window.clickText("Details");
        window.awaitText("nameLabel", b);
        window.awaitText("serverDetail", "It sent wrong data and is set aside until you trust it");
        window.awaitText("evidenceGrid", "big.bin");
        window.click("trustButton");
        window.awaitText("serverTable", "Answers");
        window.await("it is trusted", () -> !Screen.says("wrong data"));
    }

    @Test
    void whenAllServersAreBusyADownloadWaitsAndGoesOnByItself() throws Exception {
        String a = server("a", CONTENT, "busy=1");
        String b = server("b", CONTENT, "busy=1");
        window.list(a, b).open();
        window.awaitText("Browse 1 file on 2 servers");
        window.add("big.bin");

        window.awaitText("downloadTable", "Waiting");
        window.awaitText("downloadTable", "All servers that have it are busy. Next try in ");
        window.awaitText("bannerText", "All servers that could help are busy. Next try in ");
        for (String server : List.of("a", "b")) {
            window.servers.stop(server);
            window.servers.startAgain(server, "busy=0");
        }
        assertFinished();
    }

    @Test
    void whenNoServerAnswersADownloadIsToldSoAndGoesOnByItselfOnceOneDoes() throws Exception {
        window.list(server("a", CONTENT, SLOWLY)).open();
        window.awaitText("Browse 1 file on 1 server");
        window.add("big.bin");
        window.awaitText("downloadTable", "From ");
        window.click("pauseButton");
        window.awaitText("downloadTable", "Paused by you");
        window.servers.stop("a");
        window.click("resumeButton");
        window.awaitText("downloadTable", "No server answers");
        window.awaitText("downloadTable", "Needs attention");

        window.servers.startAgain("a", "slow=1GB");
        assertFinished();
    }

    @Test
    void whenServersDisagreeOneChoosesAndThatFileIsDownloaded() throws Exception {
        String a = server("a", CONTENT);
        String b = server("b", OTHER);
        window.list(a, b).open();
        window.awaitText("2 of 2 servers from servers.txt answer.");
        window.add("big.bin");

        window.awaitText("downloadTable", "Needs attention");
        window.awaitText("downloadTable", "Servers disagree. They offer different files");
        window.clickText("Choose a version...");
        window.awaitText("Which big.bin?");
        window.clickTextWith("on " + a);
        window.clickText("Download this one");
        assertFinished();
    }

    @Test
    void whatMostServersOfferIsTakenAndTheOthersAreLeftOut() throws Exception {
        String a = server("a", CONTENT);
        String b = server("b", OTHER);
        String c = server("c", CONTENT);
        window.list(a, b, c).open();
        window.awaitText("3 of 3 servers from servers.txt answer.");
        window.add("big.bin");
        assertFinished();
    }
}
