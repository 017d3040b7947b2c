package org.tributary.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.app.TestServers;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Sha256;

/// The commands with the real engine and real daemons.
@Timeout(300)
class EndToEndTest {
    private static final byte[] BIG = TestServers.bytes(5_000_000, 1);
    private static final Pattern LINE =
            Pattern.compile("\\{\"event\":\"[a-z-]+\",\"time\":\"[0-9T:.-]+Z\"[,}].*");

    @TempDir private Path folder;
    private TestServers servers;
    private Path out;

    @BeforeEach
    void prepare() {
        servers = new TestServers(folder.resolve("servers"));
        out = folder.resolve("out");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void getsAFileFromThreeServersAndSaysWhoSentWhat() throws Exception {
        String list = three("big.bin", BIG);
        Run run = run("get", "big.bin", "-s", list, "-o", out + "/", "--json");

        assertEquals(0, run.code, run.err());
        assertArrayEquals(BIG, Files.readAllBytes(out.resolve("big.bin")));
        assertTrue(run.lines().stream().allMatch(line -> LINE.matcher(line).matches()), run.out());
        assertEquals("resolved", event(run.lines().getFirst()));
        String done = run.lines().getLast();
        assertEquals("done", event(done));
        assertTrue(done.contains("\"sha256\":\"" + Sha256.of(BIG) + "\",\"verified\":true"), done);
        assertEquals(BIG.length, sum(done, "bytesByServer"));
        assertEquals(77, run.lines("segment-verified").size());
        assertEquals(
                FileTime.from(Instant.parse("2026-01-02T03:04:05Z")),
                Files.getLastModifiedTime(out.resolve("big.bin")));
    }

    @Test
    void aServerThatIsDownHoldsNobodyUp() throws Exception {
        String list = three("big.bin", BIG) + ",127.0.0.1:1";

        assertEquals(0, run("get", "big.bin", "-s", list, "-o", out.toString()).code);
        assertArrayEquals(BIG, Files.readAllBytes(out));
    }

    @Test
    void getsAFolderWithAllBelowIt() throws Exception {
        String a =
                servers.file("a", "dir/one", new byte[] {1})
                        .file("a", "dir/sub/empty", new byte[0])
                        .file("a", "dirty", new byte[] {3})
                        .start("a");
        String b = servers.file("b", "dir/naïve #2 %.txt", new byte[] {4}).start("b");
        Run run = run("get", "dir/", "-s", a + "," + b, "-o", out.toString());

        assertEquals(0, run.code, run.err());
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(out.resolve("dir/one")));
        assertArrayEquals(new byte[0], Files.readAllBytes(out.resolve("dir/sub/empty")));
        assertArrayEquals(new byte[] {4}, Files.readAllBytes(out.resolve("dir/naïve #2 %.txt")));
        assertFalse(Files.exists(out.resolve("dirty")));
        assertTrue(run.out().contains("3 of 3 files done"), run.out());
    }

    @Test
    void aFileOfAFolderGoesIntoTheOutputByItsOwnName() throws Exception {
        String server =
                servers.file("a", "dir/one.txt", new byte[] {1})
                        .file("a", "dir/sub/two.txt", new byte[] {2})
                        .start("a");
        Run run = run("get", "dir/one.txt", "two.txt", "-s", server, "-o", out.toString());

        assertEquals(0, run.code, run.err());
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(out.resolve("one.txt")));
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(out.resolve("two.txt")));
    }

    @Test
    void whatIsThereIsNotFetchedAgainNorReplacedUnasked() throws Exception {
        String list = three("big.bin", BIG);
        assertEquals(0, run("get", "big.bin", "-s", list, "-o", out.toString()).code);

        Run again = run("get", "big.bin", "-s", list, "-o", out.toString(), "--json");
        assertEquals(0, again.code, again.err());
        assertEquals("already-there", event(again.lines().getLast()));

        Files.writeString(out, "mine");
        Run refused = run("get", "big.bin", "-s", list, "-o", out.toString());
        assertEquals(6, refused.code);
        assertTrue(refused.err().contains("--overwrite"), refused.err());
        assertEquals("mine", Files.readString(out));

        assertEquals(
                0, run("get", "big.bin", "-s", list, "-o", out.toString(), "--overwrite").code);
        assertArrayEquals(BIG, Files.readAllBytes(out));
    }

    @Test
    void aLiarIsNamedWithEvidenceUntilItIsTrustedAgain() throws Exception {
        String honest = servers.file("a", "big.bin", BIG).start("a");
        String liar = servers.file("b", "big.bin", BIG).start("b", "corrupt=1");
        String list = honest + "," + liar;
        Run run = run("get", "big.bin", "-s", list, "-o", out.toString(), "--json");

        assertEquals(0, run.code, run.err());
        assertArrayEquals(BIG, Files.readAllBytes(out));
        List<String> accused = run.lines("server-quarantined");
        assertEquals(1, accused.size(), run.out());
        assertTrue(accused.getFirst().contains("\"server\":\"" + liar + "\""));
        assertTrue(
                accused.getFirst()
                        .matches(
                                ".*\"fragment\":\\d+,.*\"expected\":\"\\w{64}\",\"got\":\"\\w{64}\".*"),
                accused.getFirst());

        Run shown = run("servers", "-s", list);
        assertTrue(shown.out().contains(liar + "  sends wrong data, set aside; "), shown.out());
        assertEquals(0, run("servers", "--trust", liar).code);
        assertFalse(run("servers", "-s", list).out().contains("set aside"));
    }

    @Test
    void serversThatDisagreeWithoutMajorityNeedAHash() throws Exception {
        byte[] other = TestServers.bytes(1000, 2);
        String a = servers.file("a", "x", BIG).start("a");
        String b = servers.file("b", "x", other).start("b");
        String list = a + "," + b;

        Run run = run("get", "x", "-s", list, "-o", out.toString());
        assertEquals(5, run.code, run.err());
        assertTrue(run.err().contains("--sha256"), run.err());
        assertFalse(Files.exists(out));

        Run chosen =
                run(
                        "get",
                        "x",
                        "-s",
                        list,
                        "-o",
                        out.toString(),
                        "--sha256",
                        Sha256.of(other).hex());
        assertEquals(0, chosen.code, chosen.err());
        assertArrayEquals(other, Files.readAllBytes(out));
    }

    @Test
    void getsALinkFromAnyWebServer() throws Exception {
        String server = servers.file("a", "dir/big.bin", BIG).start("a");
        Run run = run("get", "http://" + server + "/files/dir/big.bin", "-o", out + "/");

        assertEquals(0, run.code, run.err());
        assertArrayEquals(BIG, Files.readAllBytes(out.resolve("big.bin")));
    }

    @Test
    void getsWhatAMetalinkDocumentDescribes() throws Exception {
        String server = servers.file("a", "dir/big.bin", BIG).start("a");
        URI link = URI.create("http://" + server + "/files/dir/big.bin");
        Metalink document =
                new Metalink(
                        List.of(
                                Metalink.File.of(
                                        "named.bin",
                                        FakeEngine.manifest(BIG),
                                        List.of(new Metalink.Link(link, 1)))));
        Path file = Files.write(folder.resolve("x.meta4"), document.write());
        Run run = run("get", file.toString(), "-o", out + "/", "--json");

        assertEquals(0, run.code, run.out());
        assertArrayEquals(BIG, Files.readAllBytes(out.resolve("named.bin")));
        assertTrue(run.lines().getLast().contains("\"verified\":true"), run.out());
    }

    @Test
    void verifiesAgainstTheServers() throws Exception {
        String server = servers.file("a", "big.bin", BIG).start("a");
        byte[] damaged = BIG.clone();
        damaged[70_000] ^= 1;
        Files.write(out, BIG);
        assertEquals(0, run("verify", out.toString(), "-s", server).code);

        Path wrong = Files.write(folder.resolve("big.bin"), damaged);
        Run run = run("verify", wrong.toString(), "-s", server);
        assertEquals(5, run.code, run.err());
        assertTrue(run.out().contains("  fragment 2 of 77, bytes 65536-131071: "), run.out());
    }

    private String three(String path, byte[] content) throws IOException, InterruptedException {
        return servers.file("a", path, content).start("a")
                + ","
                + servers.file("b", path, content).start("b")
                + ","
                + servers.file("c", path, content).start("c");
    }

    private Run run(String... arguments) {
        return Run.ofReal(folder.resolve("home"), arguments);
    }

    private static String event(String line) {
        return line.substring("{\"event\":\"".length(), line.indexOf("\",\"time\""));
    }

    private static long sum(String line, String field) {
        Matcher object = Pattern.compile("\"" + field + "\":\\{([^}]*)}").matcher(line);
        assertTrue(object.find(), line);
        return Pattern.compile(":([0-9]+)(,|$)")
                .matcher(object.group(1))
                .results()
                .mapToLong(number -> Long.parseLong(number.group(1)))
                .sum();
    }
}
