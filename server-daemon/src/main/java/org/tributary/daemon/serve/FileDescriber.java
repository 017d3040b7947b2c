package org.tributary.daemon.serve;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.daemon.publish.OfferedFile;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.EntityTag;
import org.tributary.shared.http.LinkHeader;

/// Describes whole files. Remembers the last one: most are asked for in many ranges. May be asked
/// from any thread.
final class FileDescriber {
    private final Header caching;
    private volatile Optional<Described> last = Optional.empty();

    /// @param caching whether answers may be kept
    FileDescriber(Header caching) {
        this.caching = caching;
    }

    private record Described(OfferedFile file, Origin origin, Representation representation) {
        boolean is(OfferedFile other, Origin from) {
            return file == other && origin.equals(from);
        }
    }

    /// @param origin what URLs in the headers start with
    Representation describe(OfferedFile file, Origin origin) {
        Optional<Described> known = last;
        if (known.isPresent() && known.get().is(file, origin)) {
            return known.get().representation();
        }
        Representation made = make(file, origin);
        last = Optional.of(new Described(file, origin, made));
        return made;
    }

    private Representation make(OfferedFile file, Origin origin) {
        List<Header> headers = new ArrayList<>(Representations.digests(file.sha256()));
        headers.add(caching);
        headers.add(Representations.contentType(MediaTypes.of(file.path())));
        URI metalink = URI.create(origin.url(WirePaths.meta(file.sha256(), MetaResource.METALINK)));
        headers.add(
                new Header(
                        HeaderNames.LINK,
                        LinkHeader.describedBy(metalink, Metalink.MEDIA_TYPE).headerValue()));
        return new Representation(
                Body.of(file.whole()),
                EntityTag.ofSha256(file.sha256()),
                Optional.of(file.entry().modified()),
                headers);
    }
}
