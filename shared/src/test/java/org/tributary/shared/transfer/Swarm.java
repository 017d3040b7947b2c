package org.tributary.shared.transfer;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.Source.Supply;

/// Contents, servers and sources for tests, in few words.
final class Swarm {
    private Swarm() {}

    static Server server(String name) {
        return Server.at(name, URI.create("http://" + name + "/"));
    }

    static ServerState state(String name, int mostConnections) {
        return new ServerState(server(name), mostConnections, new Random(1));
    }

    /// A source that holds the whole file.
    static Source whole(ServerState server, int number) {
        return new Source(server, supply(FragmentSet.NONE, true), number);
    }

    static Source whole(String name, int number) {
        return whole(state(name, 4), number);
    }

    /// A source that holds the fragments drawn with `x`: `"x.xx"` lacks the second of four.
    static Source holding(String drawn, ServerState server, int number) {
        FragmentSet held = FragmentSet.of(drawn.length(), i -> drawn.charAt(i) == 'x');
        return new Source(
                server,
                new Supply(Optional.empty(), Optional.empty(), held, FragmentSet.NONE, true),
                number);
    }

    /// A source that sends only all of the file.
    static Source withoutRanges(ServerState server, int number) {
        return new Source(server, supply(FragmentSet.NONE, false), number);
    }

    static Supply supply(FragmentSet zst, boolean ranges) {
        return new Supply(
                Optional.of(URI.create("http://any/file")),
                Optional.empty(),
                FragmentSet.NONE,
                zst,
                ranges);
    }

    /// Contents whose every segment has a hash, which is of no real bytes.
    static Content content(long size, long segmentSize) {
        List<Sha256> hashes = new ArrayList<>();
        for (int i = 0; i < Math.ceilDiv(size, segmentSize); i++) {
            hashes.add(Sha256.of(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return new Content(
                "file",
                size,
                segmentSize,
                hashes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The content that is these bytes, with hashes of its segments.
    static Content content(byte[] bytes, int segmentSize) {
        List<Sha256> hashes = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += segmentSize) {
            hashes.add(hash(bytes, start, Math.min(start + segmentSize, bytes.length)));
        }
        return new Content(
                "file",
                bytes.length,
                segmentSize,
                hashes,
                Optional.of(Sha256.of(bytes)),
                Optional.empty(),
                Optional.empty());
    }

    static Sha256 hash(byte[] bytes, int start, int end) {
        byte[] part = new byte[end - start];
        System.arraycopy(bytes, start, part, 0, part.length);
        return Sha256.of(part);
    }

    /// Bytes that look like nothing else; the same for the same seed.
    static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
