package org.tributary.daemon.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.daemon.publish.Slice;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.http.Digest;
import org.tributary.shared.http.EntityTag;
import org.tributary.shared.http.ReprDigest;

/// What fragments are described by, whichever address they are asked for at.
final class Representations {

    private Representations() {}

    static Representation fragment(Slice slice, Sha256 name, Header caching) {
        List<Header> headers = new ArrayList<>(digests(name));
        headers.add(caching);
        headers.add(contentType(MediaTypes.BYTES));
        return new Representation(
                Body.of(slice), EntityTag.ofSha256(name), Optional.empty(), headers);
    }

    /// A frame has a tag of its own: its bytes are not those that the name is the hash of.
    static Representation compressedFragment(Slice slice, Sha256 name) {
        return new Representation(
                Body.of(slice),
                new EntityTag("zst:" + name.hex() + ":" + slice.length(), false),
                Optional.empty(),
                List.of(Representation.IMMUTABLE, contentType("application/zstd")));
    }

    static List<Header> digests(Sha256 sha256) {
        return List.of(
                new Header(HeaderNames.REPR_DIGEST, ReprDigest.headerValue(sha256)),
                new Header(HeaderNames.DIGEST, Digest.headerValue(sha256)));
    }

    static Header contentType(String type) {
        return new Header(HeaderNames.CONTENT_TYPE, type);
    }
}
