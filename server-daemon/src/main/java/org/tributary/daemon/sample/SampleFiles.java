package org.tributary.daemon.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.tributary.shared.io.Folders;

/// Makes test files: one that does not compress, one of text, an empty one and one with a name
/// beyond ASCII. The same size always gives the same bytes.
public final class SampleFiles {
    /// Size of the largest file when nobody says otherwise.
    public static final long USUAL_SIZE = 300_000_000;

    static final String INCOMPRESSIBLE = "random.bin";
    static final String TEXT = "text.log";
    static final String EMPTY = "empty.dat";
    static final String UNICODE = "Größe – 大きさ.txt";

    private static final long LARGEST_UNICODE = 1_000_000;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final String[] WORDS =
            ("river stream source delta bank flood spring water flows from every side into one bed"
                            + " the of and to in is that over under through between after before"
                            + " received sent proved fragment server stalled again ready waiting")
                    .split(" ");
    private static final String[] LEVELS = {"INFO ", "INFO ", "INFO ", "DEBUG", "WARN "};

    private SampleFiles() {}

    /// Makes the files in `folder`, which is made when missing. Files that are there already with
    /// the right size are left alone.
    ///
    /// @param size bytes of the one that does not compress; the text has a third of it
    /// @return the files
    public static List<Path> make(Path folder, long size) throws IOException {
        if (size < 0) {
            throw new IllegalArgumentException("size (" + size + ") must not be negative");
        }
        Folders.make(folder);
        List<Path> files = new ArrayList<>();
        files.add(make(folder, INCOMPRESSIBLE, size, SampleFiles::writeRandom));
        files.add(make(folder, TEXT, size / 3, SampleFiles::writeText));
        files.add(make(folder, EMPTY, 0, SampleFiles::writeText));
        long small = Math.min(size / 3, LARGEST_UNICODE);
        files.add(make(folder, UNICODE, small, SampleFiles::writeText));
        return files;
    }

    private interface Content {
        void write(OutputStream out, long size) throws IOException;
    }

    private static Path make(Path folder, String name, long size, Content content)
            throws IOException {
        Path file = resolve(folder, name);
        if (Files.isRegularFile(file) && Files.size(file) == size) {
            return file;
        }
        // A dot file until it is complete, so that a daemon which watches the folder waits for it.
        Path unfinished = resolve(folder, "." + name + ".tmp");
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 18)) {
            content.write(out, size);
        }
        return Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path resolve(Path folder, String name) throws IOException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException _) {
            throw new FileSystemException(
                    folder.toString(),
                    null,
                    "a name beyond ASCII needs a UTF-8 locale, for example LC_ALL=C.UTF-8");
        }
    }

    private static void writeRandom(OutputStream out, long size) throws IOException {
        SplitMix numbers = new SplitMix(1);
        byte[] block = new byte[1 << 16];
        for (long left = size; left > 0; left -= block.length) {
            for (int at = 0; at < block.length; at += Long.BYTES) {
                LONG.set(block, at, numbers.next());
            }
            out.write(block, 0, (int) Math.min(block.length, left));
        }
    }

    private static void writeText(OutputStream out, long size) throws IOException {
        SplitMix numbers = new SplitMix(2);
        StringBuilder text = new StringBuilder(1 << 17);
        long millis = 0;
        for (long left = size; left > 0; ) {
            text.setLength(0);
            while (text.length() < 1 << 16) {
                millis += numbers.next(5000);
                text.append(1_767_225_600_000L + millis).append(' ');
                text.append(LEVELS[numbers.next(LEVELS.length)]).append(" [worker-");
                text.append(numbers.next(16)).append("] ");
                for (int words = 4 + numbers.next(10); words > 0; words--) {
                    text.append(WORDS[numbers.next(WORDS.length)]).append(' ');
                }
                text.append(Long.toHexString(numbers.next() >>> 40)).append('\n');
            }
            byte[] block = text.toString().getBytes(StandardCharsets.US_ASCII);
            out.write(block, 0, (int) Math.min(block.length, left));
            left -= block.length;
        }
    }
}
