package org.tributary.shared.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private static final Sha256 A = Sha256.of(new byte[] {1});
    private static final Sha256 B = Sha256.of(new byte[] {2});
    private static final Manifest MANIFEST =
            new Manifest(2500, 1024, List.of(A, B, Sha256.OF_NOTHING), A);
    private static final Catalog CATALOG =
            new Catalog(
                    List.of(
                            entry("b/ü \uD83D\uDE00.txt", FragmentSet.all(3)),
                            entry("a\n\"\u0001", FragmentSet.of(3, i -> i != 1)),
                            entry("c", FragmentSet.NONE)));

    /// A catalog of one file, in the order of fields that [#change] relies on.
    private static final String ONE_FILE =
            """
            {"version":1,"files":[{"path":"a","size":2500,"modified":"2026-01-01T00:00:00Z",\
            "sha256":"%s","root":"%s","fragmentSize":1024,"manifestBytes":300,\
            "fragments":"all","zst":[[0,1]]}]}\
            """
                    .formatted(A, B);

    @Test
    void readsTheCatalogItWrote() throws Exception {
        assertEquals(CATALOG, WireJson.readCatalog(WireJson.write(CATALOG)));
        assertEquals(Catalog.EMPTY, WireJson.readCatalog(WireJson.write(Catalog.EMPTY)));
    }

    @Test
    void readsTheManifestItWrote() throws Exception {
        Manifest empty = new Manifest(0, 1024, List.of(), Sha256.OF_NOTHING);
        assertEquals(MANIFEST, WireJson.readManifest(WireJson.write(MANIFEST)));
        assertEquals(empty, WireJson.readManifest(WireJson.write(empty)));
    }

    @Test
    void sortsFilesByPath() {
        assertEquals(
                List.of("a\n\"\u0001", "b/ü \uD83D\uDE00.txt", "c"),
                CATALOG.files().stream().map(CatalogEntry::path).toList());
    }

    @Test
    void bringsTimesIntoTheRangeThatDocumentsHave() throws Exception {
        for (Instant time : List.of(Instant.MIN, Instant.MAX, Instant.ofEpochMilli(-1500))) {
            CatalogEntry entry =
                    new CatalogEntry(
                            "a", 1, time, A, B, 1024, 1, FragmentSet.all(1), FragmentSet.NONE);
            Catalog catalog = new Catalog(List.of(entry));
            assertEquals(catalog, WireJson.readCatalog(WireJson.write(catalog)));
        }
    }

    @Test
    void readsFieldsInAnyOrderAndIgnoresUnknownOnes() throws Exception {
        String files = ONE_FILE.substring(ONE_FILE.indexOf("\"files\""), ONE_FILE.length() - 1);
        String json =
                "{\"generator\":{\"a\":[1,{\"b\":null}]},"
                        + files.replace("\"path\"", "\"x\":1.5e3,\"x\":[],\"path\"")
                        + ",\"version\":1}";
        assertEquals(
                WireJson.readCatalog(ONE_FILE.getBytes(UTF_8)),
                WireJson.readCatalog(json.getBytes(UTF_8)));
    }

    @Test
    void readsARangeListAndHashesInUpperCase() throws Exception {
        String json =
                change("\"all\"", "[[0,0],[1,2]]")
                        .replace(A.hex(), A.hex().toUpperCase(Locale.ROOT));
        CatalogEntry entry = WireJson.readCatalog(json.getBytes(UTF_8)).files().getFirst();
        assertTrue(entry.isWhole());
        assertEquals(A, entry.sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # instead of            | this                         | the message has
                    "path":"a",             |                              | "path"
                    "path":"a"              | "path":null                  | files/0/path
                    "path":"a"              | "path":7                     | files/0/path
                    "path":"a"             | "path":"a","path":"b"       | files/0/path occurs twice
                    "path":"a"              | "path":""                    | empty name
                    "path":"a"              | "path":"/etc/passwd"         | empty name
                    "path":"a"              | "path":"a/../b"              | the name ..
                    "path":"a"              | "path":"a/./b"               | the name .
                    "path":"a"              | "path":"a//b"                | empty name
                    "path":"a"              | "path":"a/"                  | empty name
                    "path":"a"              | "path":"a\\\\b"              | backslash
                    "path":"a"              | "path":"a\\u0000b"           | NUL
                    "path":"a"              | "path":"C:/a"                | drive
                    "path":"a"              | "path":"a\\ud800"            | Unicode
                    "path":"a"              | "path":"u\\u0308"            | normalization form C
                    "size":2500            | "size":-1                   | files/0/size must be 0 to
                    "size":2500             | "size":2500.0                | whole number
                    "size":2500             | "size":"2500"                | whole number
                    "size":2500             | "size":1e3                   | whole number
                    "size":2500            | "size":17592186044417       | files/0/size must be 0 to
                    "size":2500            | "size":99999999999999999999 | files/0/size must be 0 to
                    "size":2500             | "size":17592186044416        | fragments are more than
                    "size":2500             | "size":1024                  | fragment 1 is listed
                    2026-01-01T00:00:00Z    | 2026-01-01 00:00:00Z         | files/0/modified
                    2026-01-01T00:00:00Z    | 2026-13-01T00:00:00Z         | files/0/modified
                    2026-01-01T00:00:00Z    | 2026-01-01T00:00:00.5Z       | files/0/modified
                    2026-01-01T00:00:00Z    | 2026-01-01T00:00+01Z         | files/0/modified
                    "sha256":"4             | "sha256":"                   | 64 hexadecimal digits
                    "sha256":"4             | "sha256":"g                  | digits 0-9
                    "root":"                | "root":"\\x               | JSON
                    "root":                 | "Root":                      | "root"
                    "fragmentSize":1024     | "fragmentSize":1023          | files/0/fragmentSize
                    "fragmentSize":1024     | "fragmentSize":1073741825    | files/0/fragmentSize
                    "manifestBytes":300     | "manifestBytes":0            | files/0/manifestBytes
                    "manifestBytes":300     | "manifestBytes":16777217     | files/0/manifestBytes
                    "manifestBytes":300,    |                              | "manifestBytes"
                    "fragments":"all",      |                              | "fragments"
                    "all"                   | "some"                       | "all" or a list
                    "all"                   | {}                           | a list
                    "all"                   | [[0]]                        | too short
                    "all"                   | [[0,1,2]]                    | too much
                    "all"                   | [0,1]                        | a list
                    "all"                   | [[1,0]]                      | must be 1 to
                    "all"                   | [[-1,0]]                     | must be 0 to
                    "all"                   | [[0,1],[1,2]]                | must be 2 to
                    "all"                   | [[0,3]]                      | fragment 3 is listed
                    "all"                   | [[0,100000]]                 | must be 0 to
                    [[0,1]]                 | [[0,7]]                      | fragment 7 is listed
                    [[0,1]]                 | null                         | files/0/zst
                    "version":1             | "version":2                  | newer
                    "version":1             | "version":0                  | version
                    "version":1             | "version":null               | version
                    "version":1             | "version":1,"version":1      | version occurs twice
                    "version":1,            |                              | "version"
                    "files":[{             | "files":[null,{             | files/0 must be an object
                    "files":[{             | "files":[[],{               | files/0 must be an object
                    "files"                 | "Files"                      | "files"
                    """)
    void refusesACatalogThatIsWrongAndNamesTheField(
            String insteadOf, String wrong, String expected) {
        assertInvalidCatalog(change(insteadOf, wrong == null ? "" : wrong), expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"\"",
                "[]",
                "{}",
                "{",
                "}",
                "nul",
                "NaN",
                "{'version':1}",
                "{\"version\":1,\"files\":[],}",
                "{\"version\":1,\"files\":[]}{}",
                "{\"version\":1,\"files\":[]} x",
                "{\"version\":01,\"files\":[]}",
                "{\"version\":1,\"files\":[] /* all */}",
                "\uFEFF{\"version\":1,\"files\":[]}",
                "{\"version\":1,\"files\":{}}",
                "{\"version\":1,\"files\":null}"
            })
    void refusesWhatIsNoCatalog(String json) {
        assertInvalidCatalog(json, "The catalog");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # instead of       | this                 | the message has
                    "size":2500        | "size":3073          | 3073 bytes are 4 fragments of 1024
                    "size":2500        | "size":2048          | 2048 bytes are 2 fragments of 1024
                    "size":2500        | "size":null          | size must be a whole number
                    "size":2500,       |                      | "size"
                    "fragmentSize":1024| "fragmentSize":0     | fragmentSize must be 1024 to
                    "sha256":          | "sha":               | "sha256"
                    "fragments":       | "parts":             | "fragments"
                    "fragments":[      | "fragments":["",     | fragments/0 is wrong
                    "fragments":[      | "fragments":[null,   | fragments/0 must be a text
                    "version":1        | "version":7          | newer
                    """)
    void refusesAManifestThatIsWrongAndNamesTheField(
            String insteadOf, String wrong, String expected) {
        String json = new String(WireJson.write(MANIFEST), UTF_8);
        assertTrue(json.contains(insteadOf));
        String changed = json.replace(insteadOf, wrong == null ? "" : wrong);
        assertSays(
                expected,
                assertThrows(
                        InvalidFormatException.class,
                        () -> WireJson.readManifest(changed.getBytes(UTF_8))));
    }

    @Test
    void refusesAnEmptyFileWithTheHashOfAnother() {
        String json =
                ("{\"version\":1,\"size\":0,\"fragmentSize\":1024,"
                                + "\"sha256\":\"%s\",\"fragments\":[]}")
                        .formatted(A);
        assertThrows(
                InvalidFormatException.class, () -> WireJson.readManifest(json.getBytes(UTF_8)));
    }

    @Test
    void refusesAPathThatOccursTwice() {
        String file = ONE_FILE.substring(ONE_FILE.indexOf("[{") + 1, ONE_FILE.length() - 2);
        assertInvalidCatalog(change("}]}", "}," + file + "]}"), "\"a\" occurs twice");
    }

    @Test
    void refusesEveryTruncation() {
        byte[] catalog = WireJson.write(CATALOG);
        byte[] manifest = WireJson.write(MANIFEST);
        for (int length = 0; length < catalog.length - 1; length++) {
            byte[] cut = Arrays.copyOf(catalog, length);
            assertThrows(InvalidFormatException.class, () -> WireJson.readCatalog(cut));
        }
        for (int length = 0; length < manifest.length - 1; length++) {
            byte[] cut = Arrays.copyOf(manifest, length);
            assertThrows(InvalidFormatException.class, () -> WireJson.readManifest(cut));
        }
    }

    @Test
    void neverFailsInAnotherWayWhateverIsDamaged() throws Exception {
        byte[] catalog = WireJson.write(CATALOG);
        String interesting = "{}[]\",:0-9eE.\\u/ \n\u0000nt\u00ff";
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = catalog.clone();
            for (int i = 0; i <= seed % 3; i++) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) interesting.charAt(random.nextInt(interesting.length()));
            }
            try {
                assertFalse(WireJson.readCatalog(damaged).files().isEmpty());
            } catch (InvalidFormatException e) {
                assertShowable(e);
            }
        }
    }

    @Test
    void refusesOtherEncodingsAndBytesThatAreNoText() {
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            byte[] json = ONE_FILE.getBytes(charset);
            assertThrows(InvalidFormatException.class, () -> WireJson.readCatalog(json));
        }
        byte[] surrogate = change("\"a\"", "\"###\"").getBytes(UTF_8);
        int at = new String(surrogate, UTF_8).indexOf("###");
        System.arraycopy(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, 0, surrogate, at, 3);
        assertThrows(InvalidFormatException.class, () -> WireJson.readCatalog(surrogate));
    }

    @Test
    void refusesDocumentsThatAreTooMuch() {
        assertInvalidCatalog(change("\"a\"", "\"" + "x".repeat(70_000) + "\""), "JSON");
        assertInvalidCatalog(change("\"a\"", "\"" + "x".repeat(256) + "\""), "255 bytes");
        assertInvalidCatalog(change("\"a\"", "\"" + "x/".repeat(2049) + "x\""), "4096 bytes");
        assertInvalidCatalog(
                change("\"version\"", "\"x\":" + "[".repeat(40) + "]".repeat(40) + ",\"version\""),
                "JSON");
        assertInvalidCatalog(change("\"path\"", "\"" + "x".repeat(300) + "\":1,\"path\""), "JSON");
        assertInvalidCatalog(change("2500", "1".repeat(40)), "JSON");
        assertThrows(
                InvalidFormatException.class,
                () -> WireJson.readCatalog(new byte[WireJson.MAX_CATALOG_BYTES + 1]));
        assertThrows(
                InvalidFormatException.class,
                () -> WireJson.readManifest(new byte[WireJson.MAX_MANIFEST_BYTES + 1]));
    }

    @Test
    void stopsReadingAnAnswerThatNeverEnds() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return ' ';
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                        return length;
                    }
                };
        assertThrows(InvalidFormatException.class, () -> WireJson.readCatalog(endless));
    }

    @Test
    void tellsAFailingStreamFromAWrongDocument() {
        IOException broken = new IOException("connection reset");
        InputStream failing =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw broken;
                    }
                };
        InputStream in = new SequenceInputStream(new ByteArrayInputStream("{".getBytes()), failing);
        assertSame(broken, assertThrows(IOException.class, () -> WireJson.readCatalog(in)));
    }

    @Test
    void refusesAFileOrAFragmentTooMany() throws Exception {
        String file = ONE_FILE.substring(ONE_FILE.indexOf("{\"path\""), ONE_FILE.length() - 2);
        ByteArrayOutputStream catalog = new ByteArrayOutputStream();
        catalog.writeBytes("{\"version\":1,\"files\":[".getBytes(UTF_8));
        for (int i = 0; i <= Catalog.MAX_FILES; i++) {
            catalog.writeBytes((file.replace("\"a\"", "\"" + i + "\"") + ",").getBytes(UTF_8));
        }
        InvalidFormatException tooMany =
                assertThrows(
                        InvalidFormatException.class,
                        () -> WireJson.readCatalog(catalog.toByteArray()));
        assertSays("200000", tooMany);

        String hash = "\"" + A.hex() + "\",";
        String manifest =
                "{\"version\":1,\"fragments\":[" + hash.repeat(Manifest.MAX_FRAGMENTS + 1) + "x";
        assertSays(
                "100000",
                assertThrows(
                        InvalidFormatException.class,
                        () -> WireJson.readManifest(manifest.getBytes(UTF_8))));
    }

    @Test
    void readsACatalogOfAHundredThousandFiles() throws Exception {
        List<CatalogEntry> entries = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            entries.add(entry("folder " + i % 100 + "/file " + i, FragmentSet.all(3)));
        }
        Catalog catalog = new Catalog(entries);
        byte[] json = WireJson.write(catalog);
        assertTrue(json.length < WireJson.MAX_CATALOG_BYTES);
        assertEquals(catalog, WireJson.readCatalog(json));
    }

    private static CatalogEntry entry(String path, FragmentSet held) {
        return new CatalogEntry(path, 2500, Instant.EPOCH, A, B, 1024, 300, held, held);
    }

    private static String change(String insteadOf, String wrong) {
        assertTrue(ONE_FILE.contains(insteadOf), insteadOf);
        return ONE_FILE.replace(insteadOf, wrong);
    }

    private static void assertInvalidCatalog(String json, String expected) {
        assertSays(
                expected,
                assertThrows(
                        InvalidFormatException.class,
                        () -> WireJson.readCatalog(json.getBytes(UTF_8))));
    }

    private static void assertSays(String expected, InvalidFormatException e) {
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertShowable(e);
    }

    private static void assertShowable(InvalidFormatException e) {
        assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
        assertTrue(e.getMessage().length() < 500, e.getMessage());
    }
}
