package org.tributary.daemon.serve;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.tributary.daemon.publish.Slice;
import org.tributary.shared.format.StrictJson;
import org.tributary.shared.http.ByteRange;

/// The content of an answer, not yet read.
sealed interface Body {
    /// No content.
    Bytes NONE = new Bytes(new byte[0], 0, 0);

    static Bytes of(byte[] bytes) {
        return new Bytes(bytes, 0, bytes.length);
    }

    static Bytes of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns a JSON document, with a line end for those who read it in a terminal.
    static Bytes json(Map<String, ?> members) {
        byte[] json = StrictJson.write(members);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return of(line);
    }

    static Body of(Slice slice) {
        return new FileBytes(slice);
    }

    long length();

    /// Returns a part of this body; `range` lies within it.
    Body part(ByteRange range);

    /// Bytes in memory; shared, so nobody writes to them.
    record Bytes(byte[] bytes, int offset, int count) implements Body {
        @Override
        public long length() {
            return count;
        }

        @Override
        public Body part(ByteRange range) {
            return new Bytes(
                    bytes,
                    Math.toIntExact(offset + range.first()),
                    Math.toIntExact(range.length()));
        }
    }

    /// Bytes of a file, which go from the page cache to the socket without passing through here.
    record FileBytes(Slice slice) implements Body {
        @Override
        public long length() {
            return slice.length();
        }

        @Override
        public Body part(ByteRange range) {
            return new FileBytes(
                    new Slice(
                            slice.path(),
                            slice.offset() + range.first(),
                            range.length(),
                            slice.stamp()));
        }
    }
}
