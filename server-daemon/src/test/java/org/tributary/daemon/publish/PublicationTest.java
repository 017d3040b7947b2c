package org.tributary.daemon.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tributary.shared.format.Catalog;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;

class PublicationTest {
    private static final long FRAGMENT_SIZE = 1024;

    @Test
    void findsEveryFragmentOfManyFiles() throws Exception {
        List<OfferedFile> files = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            files.add(file("f" + i, i, i % 40));
        }
        Publication publication = of(files);
        for (OfferedFile file : files) {
            List<Sha256> names = file.manifest().fragments();
            for (int index = 0; index < names.size(); index++) {
                assertEquals(file.fragment(index), publication.fragment(names.get(index)).get());
            }
        }
        assertTrue(publication.fragment(new Sha256(1, 2, 3, 5)).isEmpty());
        assertTrue(publication.fragment(Sha256.OF_NOTHING).isEmpty());
    }

    @Test
    void findsAFragmentThatOccursOftenWhereItOccursFirst() throws Exception {
        OfferedFile one = file("one", 7, 10);
        OfferedFile two = file("two", 7, 10);
        Publication publication = of(List.of(two, one));
        Sha256 name = one.manifest().fragments().get(3);
        assertEquals(one.fragment(3), publication.fragment(name).get());
        assertEquals(List.of(one, two), publication.filesByHash(one.sha256()));
    }

    @Test
    void rendersACatalogThatSaysTheSame() throws Exception {
        Publication publication = of(List.of(file("b", 1, 2), file("a", 2, 0)));
        Document document = publication.catalogDocument();
        assertEquals(publication.catalog(), WireJson.readCatalog(document.bytes()));
        assertEquals(Sha256.of(document.bytes()), document.sha256());
        assertSame(document, publication.catalogDocument());
    }

    @Test
    void offersNoMoreFilesThanACatalogHolds() throws Exception {
        List<OfferedFile> files = new ArrayList<>();
        for (int i = 0; i < Catalog.MAX_FILES + 2; i++) {
            files.add(file("f%07d".formatted(i), i, 1));
        }
        Publication publication = of(files);
        assertEquals(Catalog.MAX_FILES, publication.fileCount());
        assertEquals(
                List.of("f0200000", "f0200001"),
                publication.unreadable().stream().map(UnreadableFile::path).toList());
    }

    @Test
    void offersNoMoreFilesThanFitIntoACatalogsBytes() throws Exception {
        // Each takes six bytes a character in JSON.
        String folders = ("\u0001".repeat(250) + "/").repeat(16);
        List<OfferedFile> files = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            files.add(file(folders + i, i, 1));
        }
        Publication publication = of(files);
        int length = publication.catalogDocument().bytes().length;
        assertTrue(length <= WireJson.MAX_CATALOG_BYTES);
        assertTrue(length > WireJson.MAX_CATALOG_BYTES * 9L / 10);
        assertEquals(files.size(), publication.fileCount() + publication.unreadable().size());
    }

    private static Publication of(List<OfferedFile> files) {
        return Publication.of(files, List.of(), CompressedCopies.NONE);
    }

    private static OfferedFile file(String path, long seed, int fragments) {
        List<Sha256> names = new ArrayList<>();
        for (int i = 0; i < fragments; i++) {
            names.add(Sha256.of((seed + " " + i).getBytes(StandardCharsets.US_ASCII)));
        }
        Sha256 sha256 = fragments == 0 ? Sha256.OF_NOTHING : new Sha256(seed, -1, -1, -1);
        Manifest manifest = new Manifest(FRAGMENT_SIZE * fragments, FRAGMENT_SIZE, names, sha256);
        FileStatus status =
                new FileStatus(FileStatus.Kind.FILE, new FileStamp(manifest.size(), 2, 3), 4);
        return OfferedFile.of(
                new UploadFile(path, path, Path.of("/nowhere/" + seed), status),
                new KnownFile(status, manifest, Compressible.NO),
                WireJson.write(manifest).length);
    }
}
