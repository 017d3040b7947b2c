package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the program says when it cannot do what it is told.
class CliTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void restoreLogging() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                           | Give the port
                    abc                          | "abc" is not a port
                    -1                           | "-1" is not a port
                    1e3                          | "1e3" is not a port
                    65536                        | "65536" is not a port
                    99999999999999999999         | "99999999999999999999" is not a port
                    8080 8081                    | "8081" is one word too many
                    8080 --nope                  | There is no flag --nope
                    8080 --rat 5                 | did you mean --rate
                    8080 --rate                  | --rate
                    8080 --rate x                | --rate: "x" is not a size
                    8080 --rate 0                | --rate: nothing could ever be sent
                    8080 --max-transfers 0       | --max-transfers: "0" is not a number
                    8080 --max-connections -5    | --max-connections: "-5" is not a number
                    8080 --cache-expiry 5        | --cache-expiry: "5" is not a duration
                    8080 --fragment-size 1       | --fragment-size
                    8080 --fragment-size 2GiB    | --fragment-size
                    8080 --bind not!an!address   | --bind
                    8080 --fault melt=1          | --fault: "melt=1" is not a fault
                    8080 --fault drop=1 --bind 0.0.0.0 | use --bind 127.0.0.1
                    8080 --name a --name b       | --name
                    export                       | DIR
                    sample x --size huge         | --size: "huge" is not a size
                    sample x y                   | "y" is one word too many
                    """)
    void saysWhatIsWrongWithTheCommandLineAndEndsWith2(String line, String sentence) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" +");
        int code = run(arguments);

        assertEquals(2, code);
        assertOneSentence(sentence);
    }

    @Test
    void endsWith1WhenTheUploadFolderIsMissing() {
        int code = run("0", "--uploads", folder.resolve("missing").toString());

        assertEquals(1, code);
        assertOneSentence("does not exist");
        assertFalse(Files.exists(folder.resolve("missing")));
    }

    @Test
    void endsWith1WhenTheUploadFolderIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertEquals(1, run("0", "--uploads", file.toString()));
        assertOneSentence("is a file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endsWith1WhenTheUploadFolderCannotBeRead() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "the superuser reads everything");

        assertEquals(1, run("0", "--uploads", closed.toString()));
        assertOneSentence("cannot be read");
    }

    @Test
    void endsWith1WhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code =
                    run(
                            Integer.toString(taken.getLocalPort()),
                            "--uploads",
                            folder.toString(),
                            "--bind",
                            "127.0.0.1");

            assertEquals(1, code);
            assertOneSentence("Port " + taken.getLocalPort() + " is taken");
            assertFalse(Files.exists(folder.resolve(".tributary")), "nothing was begun");
        }
    }

    @Test
    void endsWith1WhenAnotherDaemonUsesTheStateFolder() throws Exception {
        Path state = folder.resolve("state");
        try (Daemon _ = Daemon.start(DaemonConfig.onLoopback(folder, state))) {
            int code = run("0", "--uploads", folder.toString(), "--state", state.toString());

            assertEquals(1, code);
            assertOneSentence("Another server-daemon works with the state folder " + state);
        }
    }

    @Test
    void endsWith1WhenTheAddressIsNotOfThisMachine() {
        assertEquals(1, run("0", "--uploads", folder.toString(), "--bind", "192.0.2.99"));
        assertOneSentence("192.0.2.99 is not an address of this machine");
    }

    @Test
    void readsFlagsFromAFileUnderTheCommandLine() throws IOException {
        Path config = folder.resolve("daemon.properties");
        Files.writeString(
                config,
                """
                # where it all is
                port = 8080
                uploads = %s
                rate = 1x
                no-compress = true
                """
                        .formatted(folder.resolve("missing").toString().replace("\\", "/")));

        assertEquals(2, run("--config", config.toString()));
        assertOneSentence("rate in " + config + ": \"1x\" is not a size");

        assertEquals(1, run("--config", config.toString(), "--rate", "1MB"));
        assertOneSentence("missing does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    port=80801          | port in FILE: "80801" is not a port
                    rate=0              | rate in FILE: nothing could ever be sent
                    max-transfers=x     | max-transfers in FILE: "x" is not a number
                    cache-expiry=5      | cache-expiry in FILE: "5" is not a duration
                    fragment-size=1     | fragment-size in FILE
                    bind=not!an!address | bind in FILE: "not!an!address" is not an address
                    no-compress=maybe   | no-compress in FILE: "maybe" is neither true nor false
                    verbose=no          | verbose in FILE: "no" is neither true nor false
                    fault=melt=1        | fault in FILE: "melt=1" is not a fault
                    """)
    void namesTheConfigFileThatHasABadValue(String line, String sentence) throws IOException {
        Path config = Files.writeString(folder.resolve("daemon.properties"), line + "\n");
        String[] port = line.startsWith("port") ? new String[0] : new String[] {"0"};
        String[] rest = {"--config", config.toString(), "--uploads", folder.toString()};

        assertEquals(
                2,
                run(
                        Stream.concat(Arrays.stream(port), Arrays.stream(rest))
                                .toArray(String[]::new)));
        assertOneSentence(sentence.replace("FILE", config.toString()));
    }

    @Test
    void namesTheConfigFileThatHasAFolderThatIsMissing() throws IOException {
        Path config =
                Files.writeString(folder.resolve("daemon.properties"), "uploads=/no/such/folder\n");

        assertEquals(1, run("0", "--config", config.toString()));
        assertOneSentence("name another one with uploads in " + config + ".");
    }

    @Test
    void saysThatAConfigFileIsAFolder() {
        assertEquals(2, run("0", "--config", folder.toString()));
        assertOneSentence(folder + " is a folder");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhichFolderTheSystemDoesNotLetItMake() {
        assertEquals(1, run("sample", "/proc/samples"));
        assertOneSentence("/proc/samples: the system lets no folder be made there");

        assertEquals(1, run("export", "/proc/export/x", "--uploads", folder.toString()));
        assertOneSentence("/proc/export: the system lets no folder be made there");

        String uploads = folder.toString();
        assertEquals(1, run("0", "--uploads", uploads, "--state", "/proc/state"));
        assertOneSentence("/proc/state: the system lets no folder be made there");
    }

    @Test
    void namesWhatAConfigFileMustNotSet() throws IOException {
        Path config = Files.writeString(folder.resolve("daemon.properties"), "ratte=1MB\n");

        assertEquals(2, run("8080", "--config", config.toString()));
        assertOneSentence("sets \"ratte\", which is none of: bind, cache-expiry");
    }

    @Test
    void saysWhenAConfigFileIsMissing() {
        assertEquals(1, run("8080", "--config", folder.resolve("nope").toString()));
        assertOneSentence("does not exist");
    }

    @Test
    void explainsItself() {
        assertEquals(0, run("--help"));
        String help = out.toString(StandardCharsets.UTF_8);
        for (String flag :
                "uploads state bind name fragment-size max-transfers rate cache-expiry no-compress"
                        .concat(" config fault help version export sample")
                        .split(" ")) {
            assertTrue(help.contains(flag), flag);
        }
        assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tellsItsVersion() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("server-daemon "));
    }

    @Test
    void makesSampleFilesAndExportsThem() {
        Path sample = folder.resolve("sample");
        Path export = folder.resolve("export");

        for (int times = 0; times < 2; times++) {
            assertEquals(0, run("sample", sample.toString(), "--size", "10kB"));
            assertEquals(
                    "4 files to try things with are in " + sample,
                    out.toString(StandardCharsets.UTF_8).strip());
        }
        assertEquals(0, run("export", export.toString(), "--uploads", sample.toString()));
        assertTrue(Files.exists(export.resolve("v1/catalog.json")));
        assertTrue(
                out.toString(StandardCharsets.UTF_8).contains("Exported 4 files to " + export),
                out::toString);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new Cli(new PrintStream(out, true), new PrintStream(err, true)).run(arguments);
    }

    private void assertOneSentence(String part) {
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains(part), said);
        assertEquals(1, said.lines().count(), said);
        assertFalse(said.contains("Exception") || said.contains("org.tributary"), said);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }
}
