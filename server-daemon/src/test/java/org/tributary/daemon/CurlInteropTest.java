package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.EntityTag;
import org.tributary.shared.http.ReprDigest;

/// What curl and wget make of a daemon.
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it cannot have files of such names")
class CurlInteropTest {
    private static final int SIZE = 1_000_000;
    private static final byte[] CONTENT = Lab.bytes(SIZE, 1);
    private static final List<String> ODD =
            List.of("-n", "  spaces ", "new\nline", "dir/\u00fcber 100 %, #1?&=+.txt");

    private static Lab lab;
    private static String host;
    private static String url;

    @TempDir private Path folder;
    private Path here;

    @BeforeAll
    static void startDaemon(@TempDir Path folder) throws Exception {
        lab = new Lab(folder);
        lab.offer("big.bin", CONTENT, 1);
        for (String name : ODD) {
            lab.offer(name, name.getBytes(StandardCharsets.UTF_8), 1);
        }
        host = "http://" + Lab.id(lab.daemon(""));
        url = host + "/files/big.bin";
    }

    @AfterAll
    static void stopDaemon() {
        lab.close();
    }

    @BeforeEach
    void makeFolder() throws Exception {
        here = Files.createDirectory(folder.resolve("here"));
    }

    @ParameterizedTest
    @CsvSource({
        "0-0, 0, 1",
        "100-199, 100, 200",
        "999999-, 999999, 1000000",
        "999000-2000000, 999000, 1000000",
        "-7, 999993, 1000000",
        "-2000000, 0, 1000000"
    })
    void getsTheRangeItAsksFor(String range, int start, int end) throws Exception {
        Tool.Ended ended = curl("--range", range, "-w", "%{stderr}%{http_code}", url);

        assertEquals("206", ended.err());
        assertArrayEquals(Arrays.copyOfRange(CONTENT, start, end), ended.out());
    }

    @Test
    void getsTheWholeInPlaceOfSeveralRanges() throws Exception {
        Tool.Ended ended = curl("--range", "0-9,20-29", "-w", "%{stderr}%{http_code}", url);

        assertEquals("200", ended.err());
        assertArrayEquals(CONTENT, ended.out());
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        Path file = Files.write(here.resolve("big.bin"), Arrays.copyOf(CONTENT, 123_456));

        String got = curl("-C", "-", "-O", "-w", "%{http_code} %{size_download}", url).text();

        assertEquals("206 " + (SIZE - 123_456), got);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
    }

    @Test
    void seesThatItHasAllOfIt() throws Exception {
        Path file = Files.write(here.resolve("big.bin"), CONTENT);

        assertEquals("416", curl("-C", "-", "-O", "-w", "%{http_code}", url).text());
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
    }

    @Test
    void getsARangeOnlyOfTheVersionItKnows() throws Exception {
        String right = EntityTag.ofSha256(Sha256.of(CONTENT)).headerValue();
        String wrong = EntityTag.ofSha256(Sha256.of(new byte[0])).headerValue();

        Tool.Ended same = curl("-r", "5-9", "-H", "If-Range: " + right, url);
        Tool.Ended other = curl("-r", "5-9", "-H", "If-Range: " + wrong, url);

        assertArrayEquals(Arrays.copyOfRange(CONTENT, 5, 10), same.out());
        assertArrayEquals(CONTENT, other.out());
    }

    @Test
    void doesNotGetAgainWhatItHas() throws Exception {
        String[] save = {"--etag-save", "tag", "-O", "-R", "-w", "%{http_code}", url};
        String[] compare = {"--etag-compare", "tag", "-o", "x", "-w", "%{http_code}", url};
        String[] newer = {"-z", "big.bin", "-o", "x", "-w", "%{http_code}", url};

        assertEquals("200", curl(save).text());
        assertEquals("304", curl(compare).text());
        assertEquals("304", curl(newer).text());
    }

    @Test
    void readsTheHeadAlone() throws Exception {
        String head = curl("--head", url).text();

        assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        assertTrue(head.contains("\r\nContent-Length: " + SIZE + "\r\n"), head);
        assertTrue(head.contains("\r\nAccept-Ranges: bytes\r\n"), head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.0", "--http1.1", "--http2", "--compressed", "--no-keepalive"})
    void getsTheSameBytesHoweverItAsks(String how) throws Exception {
        boolean knows = !how.equals("--http2") || curl("--version").text().contains("HTTP2");
        assumeTrue(knows, "this curl has no HTTP/2");

        assertArrayEquals(CONTENT, curl(how, url).out());
    }

    @Test
    void keepsItsConnection() throws Exception {
        String[] three = {"-o", "x", url, "-o", "x", url, "-o", "x", url};
        List<String> arguments = new ArrayList<>(List.of("-w", "%{num_connects} "));
        arguments.addAll(List.of(three));

        assertEquals("1 0 0 ", curl(arguments.toArray(String[]::new)).text());
    }

    @Test
    void cannotLeaveTheFolder() throws Exception {
        for (String path : List.of("/files/../../state", "/files/%2e%2e/%2e%2e/etc/passwd")) {
            String code = curl("--path-as-is", "-o", "x", "-w", "%{http_code}", host + path).text();
            assertEquals("400", code, path);
        }
    }

    @Test
    void findsInTheHeadersWhatProvesTheBytes() throws Exception {
        curl("-D", "head", "-O", url);

        String sum = Tool.SHA256SUM.run(here, "big.bin").well().text().substring(0, 64);

        String expected = "Repr-Digest: " + ReprDigest.headerValue(Sha256.parse(sum));
        List<String> head = Files.readAllLines(here.resolve("head"));
        assertTrue(head.contains(expected), head.toString());
    }

    @Test
    void getsLinesThatSha256sumChecksWith() throws Exception {
        for (String path : ODD) {
            Sha256 sha256 = Sha256.of(path.getBytes(StandardCharsets.UTF_8));
            Path file = here.resolve(path).getFileName();
            curl("-o", "./" + file, host + WirePaths.fileByPath(path));
            curl("-o", "sums", host + WirePaths.meta(sha256, ".sha256"));

            Tool.SHA256SUM.run(here, "--strict", "--check", "sums").well();
            Files.write(here.resolve(file), new byte[1]);
            assertEquals(1, Tool.SHA256SUM.run(here, "--check", "sums").code(), path);
        }
    }

    @Test
    void wgetGoesOnWhereItStopped() throws Exception {
        Path file = Files.write(here.resolve("big.bin"), Arrays.copyOf(CONTENT, 123_456));

        String said = Tool.WGET.run(here, "--no-config", "-c", url).well().err();

        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertTrue(said.contains("206 Partial Content"), said);
    }

    @Test
    void wgetFindsEveryFileThroughThePage() throws Exception {

        Tool.WGET
                .run(
                        here,
                        "--no-config",
                        "--execute=robots=off",
                        "--recursive",
                        "--no-host-directories",
                        "--restrict-file-names=nocontrol",
                        host + "/")
                .well();

        assertArrayEquals(CONTENT, Files.readAllBytes(here.resolve("files/big.bin")));
        for (String path : ODD) {
            assertEquals(path, Files.readString(here.resolve("files").resolve(path)));
        }
    }

    private Tool.Ended curl(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-q", "--silent", "--show-error"));
        all.addAll(List.of(arguments));
        return Tool.CURL.run(here, all.toArray(String[]::new)).well();
    }
}
