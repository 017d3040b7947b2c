package org.tributary.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.app.SampleCertificate;
import org.tributary.app.cli.output.Words;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.DownloadResult;
import org.tributary.shared.transfer.ManagerSettings;
import org.tributary.shared.transfer.Obstacle;

class CliTest {
    @TempDir private Path home;
    private final FakeEngine engine =
            new FakeEngine()
                    .offering("a:1", "big.bin", "dir/one", "dir/sub/two", "x/same=1", "y/same=2")
                    .answering("busy:1", new Survey.Answer.Busy(Optional.empty()))
                    .answering("plain:1", new Survey.Answer.NoCatalog());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0  | get big.bin -s a:1",
                "0  | get two -s a:1",
                "0  | get dir/ -s a:1",
                "0  | get http://h/x",
                "0  | list -s a:1",
                "0  | servers -s a:1",
                "0  | --help",
                "0  | get --help",
                "0  | --version",
                "2  | get",
                "2  | gte big.bin",
                "2  | get big.bin --nonsense",
                "2  | get big.bin",
                "2  | list",
                "2  | servers",
                "2  | get big.bin -s a",
                "2  | get big.bin -s a:1 --connections 0",
                "2  | get big.bin -s a:1 --connections 17",
                "2  | get big.bin -s a:1 --connections many",
                "2  | get big.bin -s a:1 --limit fast",
                "2  | get big.bin -s a:1 --limit 0",
                "2  | get big.bin -s a:1 --sha256 abc",
                "2  | get big.bin -s a:1 --header nonsense",
                "2  | get big.bin -s a:1 --proxy socks://h:1",
                "2  | get big.bin -s a:1 --proxy foo",
                "2  | get big.bin -s a:1 --proxy http://foo",
                "2  | get big.bin -s a:1 --proxy h:99999",
                "2  | get big.bin -s a:1 --proxy h:0",
                "2  | get big.bin -s a:1 --ca-certificate missing.pem",
                "2  | get big.bin -s http://h/none",
                "2  | get big.bin -s http:///list",
                "4  | get big.bin -s http://gone/list",
                "3  | get http://h/none.meta4",
                "4  | get http://gone/x.meta4",
                "2  | get same -s a:1",
                "2  | get dir/ -s a:1 --sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "2  | get x/same y/same -s a:1",
                "2  | get http://a/x.bin http://b/x.bin",
                "2  | get http://a/ http://b",
                "2  | get http://a/two two -s a:1",
                "2  | get none.meta4",
                "2  | get ftp://h/x",
                "2  | get http://bob@h/x",
                "3  | get missing -s a:1",
                "3  | get missing/ -s a:1",
                "4  | get big.bin -s gone:1",
                "4  | list -s gone:1,gone:2",
                "4  | servers -s gone:1",
                "6  | verify /does/not/exist -s a:1",
            })
    void everyCommandLineHasItsExitCode(int code, String arguments) {
        Run run = new Run(home, engine);

        assertEquals(code, run.exitCode(arguments.split(" ")), run.err());
        assertEquals(code != 0, !run.err().isEmpty() || run.out().contains("no answer"), run.err());
        assertFalse(run.err().contains("xception"), run.err());
        assertFalse(run.err().contains("picocli"), run.err());
    }

    @Test
    void withoutACommandShowsWhatThereIs() {
        Run run = new Run(home, engine);

        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("Usage: tributary"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "list", "servers", "verify"})
    void helpFitsInEightyColumns(String command) {
        Run run = new Run(home, engine);
        run.exitCode((command + " --help").strip().split(" "));

        assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
    }

    @Test
    void aNameNobodyOffersComesWithTheClosestOne() {
        Run run = new Run(home, engine);
        run.exitCode("get", "bgi.bin", "-s", "a:1,gone:1");

        assertEquals(
                "No server offers \"bgi.bin\". Closest: \"big.bin\"."
                        + " Without gone:1 (connection refused).\n",
                run.err());
    }

    @Test
    void theNameOfAFolderSaysHowToGetIt() {
        Run run = new Run(home, engine);

        assertEquals(3, run.exitCode("get", "dir", "-s", "a:1"));
        assertEquals(3, run.exitCode("get", "sub", "-s", "a:1"));
        assertEquals(
                """
                "dir" is a folder: write "dir/" to get all below it.
                "sub" is a folder: write "dir/sub/" to get all below it.
                """,
                run.err());
    }

    @Test
    void aMetalinkDocumentThatIsNotHereIsSaid() {
        Run run = new Run(home, engine);

        assertEquals(2, run.exitCode("get", "none.meta4"));
        assertEquals(3, run.exitCode("get", "none.meta4", "-s", "a:1"));
        assertEquals(
                """
                There is no file "none.meta4" here.
                There is no file "none.meta4" here, and no server offers one.
                """,
                run.err());
    }

    @Test
    void twoLinksWithOneNameAreRefusedBeforeAnythingStarts() {
        Run run = new Run(home, engine);
        run.exitCode("get", "http://a/x.bin", "http://u:p@b/x%2Ebin?v=2", "-o", home.toString());

        assertEquals(
                "http://a/x.bin and http://b/x%2Ebin?v=2 would both be saved as x.bin."
                        + " Get them one after the other, with -o and a name for each.\n",
                run.err());
        assertEquals(List.of(), engine.started);
    }

    @Test
    void severalFilesMakeAFolderOfTheOutput() {
        get("http://a/x.bin", "http://b/y.bin", "-o", home.resolve("new.bin").toString());

        Target folder = new Target.Folder(home.resolve("new.bin"));
        assertEquals(List.of(folder, folder), places());
    }

    @Test
    void aNameOfSeveralFilesListsThem() {
        Run run = new Run(home, engine);
        run.exitCode("get", "same", "-s", "a:1");

        assertEquals("\"same\" can be any of 2 files. Say which: x/same, y/same\n", run.err());
    }

    @Test
    void scriptsGetFailuresAsJson() {
        Run run = new Run(home, engine);
        run.exitCode("get", "big.bin", "-s", "gone:1", "--json");
        run.exitCode("get", "--json", "--nonsense", "x");

        assertEquals(
                """
                {"event":"failed","time":"2026-03-04T05:06:07Z","exitCode":4,\
                "sentence":"The only server does not answer: gone:1 (connection refused)."}
                {"event":"failed","time":"2026-03-04T05:06:07Z","exitCode":2,\
                "sentence":"Unknown option: '--nonsense'. See tributary get --help."}
                """,
                run.out());
        assertEquals("", run.err());
    }

    @Test
    void namesGoToTheEngineAsTheirPaths() {
        get("two", "-s", "a:1");

        assertEquals(List.of(new Wanted.Named("dir/sub/two")), wanted());
    }

    @Test
    void foldersAreKeptBelowTheOutput() {
        get("dir/", "-s", "a:1", "-o", home.resolve("out").toString());

        assertEquals(
                List.of(new Wanted.Named("dir/one"), new Wanted.Named("dir/sub/two")), wanted());
        assertEquals(
                List.of(
                        new Target.File(home.resolve("out/dir/one")),
                        new Target.File(home.resolve("out/dir/sub/two"))),
                places());
    }

    @Test
    void theSameFileIsDownloadedOnce() {
        get("big.bin", "big.bin", "dir/sub/two", "two", "dir/", "dir/sub/", "-s", "a:1");
        assertEquals(4, engine.started.size());

        engine.started.clear();
        get("big.bin", "/", "-s", "a:1");
        assertEquals(5, engine.started.size());
    }

    @Test
    void outputIsAFileUnlessItIsOrLooksLikeAFolder() throws IOException {
        Path there = Files.createDirectory(home.resolve("there"));
        get("big.bin", "-s", "a:1", "-o", home.resolve("new").toString());
        get("big.bin", "-s", "a:1", "-o", home.resolve("new") + "/");
        get("big.bin", "-s", "a:1", "-o", there.toString());
        get("big.bin", "-s", "a:1");

        assertEquals(
                List.of(
                        new Target.File(home.resolve("new")),
                        new Target.Folder(home.resolve("new")),
                        new Target.Folder(there),
                        new Target.Folder(Path.of(""))),
                places());
    }

    @Test
    void severalFilesDoNotGoIntoOne() throws IOException {
        String file = Files.createFile(home.resolve("file")).toString();
        Run run = new Run(home, engine);

        assertEquals(2, run.exitCode("get", "big.bin", "two", "-s", "a:1", "-o", file));
        assertEquals(file + " is a file; several files need a folder to go into.\n", run.err());
    }

    @Test
    void aServerTooBusyToListIsAskedForTheVeryPath() {
        get("unlisted", "-s", "busy:1,a:1");
        get("unlisted", "-s", "plain:1");

        assertEquals(List.of(new Wanted.Named("unlisted"), new Wanted.Named("unlisted")), wanted());
    }

    @Test
    void optionsReachTheEngine() {
        List<ManagerSettings> settings = new ArrayList<>();
        Run run =
                new Run(
                        home,
                        given -> {
                            settings.add(given);
                            return engine;
                        });

        assertEquals(
                0,
                run.exitCode(
                        "get big.bin -s a:1 --connections 3 --limit 1MiB --overwrite --proxy h:3128"
                                .split(" ")[0],
                        "big.bin",
                        "-s",
                        "a:1",
                        "--connections",
                        "3",
                        "--limit",
                        "1MiB",
                        "--overwrite",
                        "--proxy",
                        "h:3128",
                        "--header",
                        "X-Key: a: b",
                        "--user-agent",
                        "me"));
        assertEquals(
                DownloadRequest.Options.DEFAULT.withMaxConnections(3).withOverwrite(true),
                engine.started.getFirst().options());
        assertEquals(Optional.of(1L << 20), engine.limit);
        assertEquals(
                new HttpSettings(
                        Optional.of(URI.create("http://h:3128")),
                        Map.of("X-Key", "a: b"),
                        "me",
                        List.of()),
                settings.getFirst().http());
    }

    @Test
    void aFileOfCertificatesIsTrustedBesidesTheSystemsOwn() throws Exception {
        List<ManagerSettings> settings = new ArrayList<>();
        Run run =
                new Run(
                        home,
                        given -> {
                            settings.add(given);
                            return engine;
                        });
        Path own = SampleCertificate.in(home);
        assertEquals(
                0,
                run.exitCode("get", "big.bin", "-s", "a:1", "--ca-certificate", own.toString()),
                run.err());
        assertEquals(Optional.of(own), settings.getFirst().http().certificates());
    }

    @Test
    void aBadFileOfCertificatesIsSaidInOneSentence() throws Exception {
        Path bad = Files.writeString(home.resolve("bad.pem"), "nothing");
        Run run = new Run(home, engine);
        assertEquals(
                2, run.exitCode("get", "big.bin", "-s", "a:1", "--ca-certificate", bad.toString()));
        assertTrue(
                run.err()
                        .contains(
                                "\""
                                        + bad
                                        + "\" cannot be used: it holds no certificate that can be read."),
                run.err());
    }

    @Test
    void aLoginLeavesTheLinkBeforeAnybodySeesIt() {
        List<HttpSettings.Login> logins = new ArrayList<>();
        Run run =
                new Run(
                                home,
                                given -> {
                                    logins.addAll(given.http().logins());
                                    return engine;
                                })
                        .withLogins(new Bob());
        run.exitCode("get", "--json", "http://bob:se%3Acret@h:8/x", "https://eve@h/y");

        assertEquals(
                List.of(
                        new HttpSettings.Login("h", 8, "bob", "se:cret"),
                        new HttpSettings.Login("h", 443, "eve", "eve-at-h")),
                logins);
        assertFalse((run.out() + run.err() + engine.started).contains("cret"), run.out());
        assertFalse((run.out() + run.err() + engine.started).contains("eve-at"), run.out());
    }

    @Test
    void aLinkThatWantsALoginIsAskedAboutAndTriedAgain() {
        List<HttpSettings.Login> logins = new ArrayList<>();
        engine.wantsLogin = true;
        engine.results =
                _ ->
                        logins.isEmpty()
                                ? new DownloadResult.Failed(
                                        DownloadResult.Kind.REFUSED,
                                        new Obstacle.LoginNeeded("h:8"),
                                        "It wants a log-in.")
                                : new DownloadResult.AlreadyThere(Path.of("x"), Sha256.OF_NOTHING);
        Run run =
                new Run(
                                home,
                                given -> {
                                    logins.addAll(given.http().logins());
                                    return engine;
                                })
                        .withLogins(new Bob());

        assertEquals(0, run.exitCode("get", "http://h:8/x"), run.err());
        assertEquals(List.of(new HttpSettings.Login("h", 8, "bob", "bob-at-h")), logins);
    }

    @Test
    void aRefusedLinkIsNotAskedAboutWhereNobodyIs() {
        engine.wantsLogin = true;
        engine.results =
                _ ->
                        new DownloadResult.Failed(
                                DownloadResult.Kind.REFUSED,
                                new Obstacle.LoginNeeded("h:8"),
                                "It wants a log-in.");
        Run run = new Run(home, engine);

        assertEquals(3, run.exitCode("get", "http://h:8/x"));
        assertEquals(1, engine.started.size());
    }

    @Test
    void aFaultOfTheEngineEndsTheProgram() {
        engine.endsAtOnce = false;
        engine.fault = Optional.of(new IllegalStateException("a secret detail"));

        assertEquals(70, quietly(new Run(home, engine), "get", "big.bin", "-s", "a:1"));
    }

    @Test
    void aFailedDownloadGivesItsCodeAndTheOthersGoOn() {
        engine.results =
                request ->
                        request.wanted().equals(new Wanted.Named("dir/one"))
                                ? new DownloadResult.Failed(
                                        DownloadResult.Kind.UNPROVED,
                                        new Obstacle.Disagree(List.of("h:8")),
                                        "Servers disagree.")
                                : new DownloadResult.AlreadyThere(Path.of("x"), Sha256.OF_NOTHING);
        Run run = new Run(home, engine);

        assertEquals(5, run.exitCode("get", "big.bin", "dir/", "-s", "a:1"));
        assertEquals(3, engine.started.size());
        assertEquals("dir/one: Servers disagree.\n", run.err());
    }

    @Test
    void anErrorOfTheProgramEndsWithASentenceAndALog() throws IOException {
        engine.results =
                _ -> {
                    throw new IllegalStateException("a secret detail");
                };
        Run run = new Run(home, engine);

        assertEquals(70, quietly(run, "get", "big.bin", "-s", "a:1"));
        assertFalse(run.err().contains("secret detail"), run.err());
        assertTrue(run.err().contains(home.resolve("tributary.log").toString()), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void aSignalPausesWhatRunsAndStartsNothingMore() {
        engine.endsAtOnce = false;
        Run run = new Run(home, engine);
        run.stopSignal.signal();

        assertEquals(130, run.exitCode("get", "big.bin", "dir/", "x/", "y/", "-s", "a:1"));
        assertEquals(3, engine.started.size());
        assertEquals(
                3,
                run.out()
                        .lines()
                        .filter(line ->
                                line.endsWith(
                                        ": 7 bytes on disk. The same command goes on from there."))
                        .count());
    }

    @Test
    void quietSaysNothingWhenAllIsWell() {
        Run run = new Run(home, engine);

        assertEquals(0, run.exitCode("get", "big.bin", "-s", "a:1", "--quiet"));
        assertEquals("", run.out() + run.err());
    }

    @Test
    void everyCommandTellsWhichLinesOfTheListAreWrong() throws IOException {
        Files.writeString(home.resolve("servers.txt"), "a:1\nnode-b;2\n");
        for (String command : List.of("list", "servers", "get big.bin", "verify /")) {
            Run run = new Run(home, engine);
            run.exitCode(command.replace("verify /", "verify " + home).split(" "));

            assertTrue(run.err().contains("servers.txt, line 2 (node-b;2): "), command + run.err());
        }
    }

    @Test
    void listsEveryContentOfEveryName() {
        engine.offering("b:1", "big.bin", "x/same=else");
        Run run = new Run(home, engine);
        run.exitCode("list", "-s", "a:1,b:1,gone:1");

        assertEquals(
                """
                big.bin                          7 bytes       1 segment  on 2 of 2 servers
                dir/one                          7 bytes       1 segment  on 1 of 2 servers
                dir/sub/two                     11 bytes       1 segment  on 1 of 2 servers
                x/same                            1 byte       1 segment  on 1 of 2 servers\
                  contents differ: 6b86b273ff34 on a:1
                x/same                           4 bytes       1 segment  on 1 of 2 servers\
                  contents differ: %s on b:1
                y/same                            1 byte       1 segment  on 1 of 2 servers
                5 files, 27 bytes
                """
                        .formatted(Words.brief(Sha256.of("else".getBytes(UTF_8)))),
                run.out());
        assertEquals("Without gone:1 (connection refused).\n", run.err());
    }

    @Test
    void listsForScripts() {
        engine.offering("b:1", "only=x");
        Run run = new Run(home, engine);
        run.exitCode("list", "-s", "b:1,gone:1", "--json");

        assertEquals(
                """
                {"event":"server-unreachable","time":"2026-03-04T05:06:07Z","server":"gone:1",\
                "reason":"connection refused"}
                {"event":"file","time":"2026-03-04T05:06:07Z","path":"only","size":1,\
                "modified":"2026-03-04T05:06:07Z",\
                "sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",\
                "segments":1,"servers":["b:1"]}
                """,
                run.out());
    }

    private void get(String... arguments) {
        Run run = new Run(home, engine);
        String[] all = new String[arguments.length + 1];
        all[0] = "get";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        assertEquals(0, run.exitCode(all), run.err() + Arrays.toString(all));
    }

    /// Keeps a stack trace that is wanted in the log out of the test's output.
    private static int quietly(Run run, String... arguments) {
        Logger log = Logger.getLogger(Cli.class.getName());
        log.setFilter(_ -> false);
        try {
            return run.exitCode(arguments);
        } finally {
            log.setFilter(null);
        }
    }

    private List<Wanted> wanted() {
        return engine.started.stream().map(DownloadRequest::wanted).toList();
    }

    private List<Target> places() {
        return engine.started.stream().map(DownloadRequest::target).toList();
    }

    /// Says to be bob, or whoever the link names.
    private static final class Bob implements LoginPrompt {
        @Override
        public Optional<String> user(String host) {
            return Optional.of("bob");
        }

        @Override
        public Optional<String> password(String user, String host) {
            return Optional.of(user + "-at-" + host);
        }
    }
}
