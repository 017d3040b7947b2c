package org.tributary.daemon.serve;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.daemon.publish.OfferedFile;
import org.tributary.daemon.publish.Slice;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.Digest;
import org.tributary.shared.http.EntityTag;
import org.tributary.shared.http.LinkHeader;
import org.tributary.shared.http.ReprDigest;

/// The headers that files and fragments carry, whichever address they are asked for by.
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

    static Representation file(OfferedFile file, Origin origin, Header caching) {
        Sha256 sha256 = file.sha256();
        List<Header> headers = new ArrayList<>(digests(sha256));
        headers.add(caching);
        headers.add(contentType(MediaTypes.of(file.path())));
        URI description = URI.create(origin.url(WirePaths.meta(sha256, MetaResource.METALINK)));
        headers.add(
                new Header(
                        HeaderNames.LINK,
                        LinkHeader.describedBy(description, Metalink.MEDIA_TYPE).headerValue()));
        return new Representation(
                Body.of(file.whole()),
                EntityTag.ofSha256(sha256),
                Optional.of(file.entry().modified()),
                headers);
    }

    private static List<Header> digests(Sha256 sha256) {
        return List.of(
                new Header(HeaderNames.REPR_DIGEST, ReprDigest.headerValue(sha256)),
                new Header(HeaderNames.DIGEST, Digest.headerValue(sha256)));
    }

    private static Header contentType(String type) {
        return new Header(HeaderNames.CONTENT_TYPE, type);
    }
}
