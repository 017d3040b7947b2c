package org.tributary.daemon.serve;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.daemon.publish.Descriptions;
import org.tributary.daemon.publish.OfferedFile;
import org.tributary.daemon.publish.Publication;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.EntityTag;

/// `/v1/meta/<sha256>.meta4`, `.torrent` and `.sha256`: a file described for other programs.
final class MetaResource implements Resource {
    static final String METALINK = ".meta4";
    static final String TORRENT = ".torrent";
    static final String CHECKSUM = ".sha256";
    static final List<String> SUFFIXES = List.of(METALINK, TORRENT, CHECKSUM);

    /// How long a request waits for hashes that are made for it.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(MetaResource.class);

    private final Supplier<Publication> publication;
    private final TorrentPieces torrentPieces;

    MetaResource(Supplier<Publication> publication, TorrentPieces torrentPieces) {
        this.publication = publication;
        this.torrentPieces = torrentPieces;
    }

    @Override
    public Answer answer(Request request, String rest) {
        for (String suffix : SUFFIXES) {
            Optional<Sha256> sha256 = HashName.parse(rest, suffix);
            if (sha256.isPresent()) {
                List<OfferedFile> files = publication.get().filesByHash(sha256.get());
                return files.isEmpty()
                        ? Problem.notFound(
                                "No file offered here has this hash; /v1/catalog.json lists all"
                                        + " files.")
                        : describe(request, files.getFirst(), suffix);
            }
        }
        return Problem.notFound(
                "A file is described under its hash, as .meta4, .torrent or .sha256.");
    }

    private Answer describe(Request request, OfferedFile file, String suffix) {
        return switch (suffix) {
            case METALINK ->
                    document(
                            request,
                            Metalink.MEDIA_TYPE,
                            Descriptions.metalink(file, List.of(URI.create(url(request, file)))));
            case TORRENT -> torrent(request, file);
            default -> document(request, MediaTypes.TEXT, Descriptions.checksumLine(file));
        };
    }

    private Answer torrent(Request request, OfferedFile file) {
        try {
            byte[] pieces = torrentPieces.of(file).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            byte[] torrent = Torrent.write(file.name(), file.size(), pieces, url(request, file));
            return document(request, "application/x-bittorrent", torrent);
        } catch (TimeoutException e) {
            return notYet("This file is being read for its torrent: ask again in a while.");
        } catch (ExecutionException e) {
            LOG.warn("Cannot make a torrent: {}", e.getCause().toString());
            return notYet("This file cannot be read for its torrent now: ask again in a while.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notYet("This daemon is stopping.");
        }
    }

    private static Answer notYet(String detail) {
        return Problem.of(HttpResponseStatus.SERVICE_UNAVAILABLE, detail)
                .with(HeaderNames.RETRY_AFTER, "10");
    }

    private static Answer document(Request request, String mediaType, byte[] bytes) {
        return new Representation(
                        Body.of(bytes),
                        EntityTag.ofSha256(Sha256.of(bytes)),
                        Optional.empty(),
                        List.of(
                                new Header(HeaderNames.CONTENT_TYPE, mediaType),
                                Representation.REVALIDATED))
                .answerTo(request);
    }

    private static String url(Request request, OfferedFile file) {
        return request.origin().url(WirePaths.file(file.sha256(), file.path()));
    }
}
