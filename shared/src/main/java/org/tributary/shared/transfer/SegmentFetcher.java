package org.tributary.shared.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.client.UntrustedException;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.ByteRange;
import org.tributary.shared.http.ContentRange;
import org.tributary.shared.http.RetryAfter;
import org.tributary.shared.io.PartFile;
import org.tributary.shared.io.ZstdFrames;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.FetchOutcome.Refusal;

/// Fetches one run: asks for it, checks that the answer is what was asked for, and moves the bytes
/// from the connection to their place in the part file and through SHA-256 in the same pass.
/// Blocks; runs on a thread of its own.
final class SegmentFetcher {
    private static final int BUFFER = 128 << 10;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Content content;
    private final HttpTransport transport;
    private final PartFile part;
    private final RateLimit rateLimit;
    private final Listener listener;

    SegmentFetcher(
            Content content,
            HttpTransport transport,
            PartFile part,
            RateLimit rateLimit,
            Listener listener) {
        this.content = content;
        this.transport = transport;
        this.part = part;
        this.rateLimit = rateLimit;
        this.listener = listener;
    }

    /// Told what happens on the way, on the fetcher's thread.
    interface Listener {
        /// The headers of an answer that is of use came `time` after the request.
        void answered(Run run, Duration time);

        /// The run has written a whole segment, whose bytes hash to `digest`.
        void segmentWritten(Run run, int segment, Sha256 digest);
    }

    /// Fetches until the run is full, cancelled, or something is in the way.
    FetchOutcome fetch(Run run) {
        Server server = run.source().server().server();
        long end = run.end();
        if (end == run.start()) {
            // All of it was taken over before this began.
            return new FetchOutcome.Cancelled();
        }
        Optional<ByteRange> range = range(run, end);
        try (HttpTransport.Exchange exchange =
                transport.get(server, uri(run), headers(run, range))) {
            if (!run.attach(exchange)) {
                return new FetchOutcome.Cancelled();
            }
            long asked = System.nanoTime();
            HttpReply reply = exchange.reply();
            Optional<FetchOutcome> refusal = refusal(run, range, reply);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            listener.answered(run, Duration.ofNanos(System.nanoTime() - asked));
            return receive(run, reply);
        } catch (PartWriteException e) {
            return new FetchOutcome.DiskFailed(e.failure());
        } catch (IOException e) {
            return run.isCancelled() ? new FetchOutcome.Cancelled() : failure(e);
        }
    }

    private static FetchOutcome failure(IOException failure) {
        return switch (failure) {
            case ConnectException e -> new FetchOutcome.Unreachable(e.getMessage());
            case UntrustedException e -> new FetchOutcome.Insecure(e.problem());
            case SocketTimeoutException _ -> new FetchOutcome.Stalled(SILENCE);
            default ->
                    new FetchOutcome.Broken(
                            failure.getMessage() == null
                                    ? "the connection broke"
                                    : failure.getMessage());
        };
    }

    private URI uri(Run run) {
        Source source = run.source();
        return switch (run.form()) {
            case RANGE -> source.supply().whole().orElseThrow();
            case FRAGMENT -> source.server().server().resolve(WirePaths.fragment(fragment(run)));
            case ZST_FRAGMENT ->
                    source.server().server().resolve(WirePaths.zstFragment(fragment(run)));
        };
    }

    private Sha256 fragment(Run run) {
        return content.hash(content.segmentAt(run.start())).orElseThrow();
    }

    /// Returns the bytes of the resource to ask for; empty for all of it.
    private Optional<ByteRange> range(Run run, long end) {
        return switch (run.form()) {
            case RANGE ->
                    run.source().servesRanges()
                            ? Optional.of(new ByteRange(run.start(), end - 1))
                            : Optional.empty();
            case FRAGMENT -> {
                int segment = content.segmentAt(run.start());
                long offset = content.start(segment);
                yield run.start() == offset && end == content.end(segment)
                        ? Optional.empty()
                        : Optional.of(new ByteRange(run.start() - offset, end - 1 - offset));
            }
            case ZST_FRAGMENT -> Optional.empty();
        };
    }

    private static Map<String, String> headers(Run run, Optional<ByteRange> range) {
        if (range.isEmpty()) {
            return Map.of();
        }
        Optional<String> etag = run.source().supply().etag();
        return run.form() == Move.Form.RANGE && etag.isPresent()
                ? Map.of("Range", range.get().headerValue(), "If-Range", etag.get())
                : Map.of("Range", range.get().headerValue());
    }

    /// Returns why the answer is of no use, or empty when its body is what the run needs.
    private Optional<FetchOutcome> refusal(Run run, Optional<ByteRange> range, HttpReply reply) {
        int status = reply.status();
        return switch (status) {
            case 200 -> whole(run, range, reply);
            case 206 -> part(run, range, reply);
            case 503, 429 ->
                    Optional.of(
                            new FetchOutcome.Busy(
                                    reply.header("Retry-After")
                                            .flatMap(value ->
                                                    RetryAfter.parse(value, Instant.now()))));
            case 404, 410 -> Optional.of(new FetchOutcome.Missing("it does not have it"));
            case 401 ->
                    Optional.of(
                            new FetchOutcome.Refused(
                                    Refusal.LOGIN_NEEDED, "it wants a log-in (401)"));
            case 403 ->
                    Optional.of(new FetchOutcome.Refused(Refusal.DENIED, "it denies access (403)"));
            case 412, 416 ->
                    Optional.of(
                            new FetchOutcome.Changed("the file there is not the same any more"));
            default ->
                    Optional.of(
                            status >= 400 && status < 500
                                    ? new FetchOutcome.Refused(
                                            Refusal.OTHER, "it refuses (" + status + ")")
                                    : new FetchOutcome.Broken("it answered " + status));
        };
    }

    private Optional<FetchOutcome> whole(Run run, Optional<ByteRange> range, HttpReply reply) {
        if (isEncoded(reply)) {
            return Optional.of(
                    new FetchOutcome.Refused(Refusal.OTHER, "it sends only encoded bytes"));
        }
        if (run.form() == Move.Form.ZST_FRAGMENT) {
            // A frame that is longer than what is in it is never worth fetching.
            boolean useful =
                    reply.contentLength() >= 0 && reply.contentLength() < fragmentLength(run);
            return useful
                    ? Optional.empty()
                    : Optional.of(
                            new FetchOutcome.Refused(
                                    Refusal.OTHER, "its compressed copy is no shorter"));
        }
        if (isOther(run, reply)) {
            return Optional.of(new FetchOutcome.Changed("another version is there now"));
        }
        long length = run.form() == Move.Form.RANGE ? content.size() : fragmentLength(run);
        if (reply.contentLength() >= 0 && reply.contentLength() != length) {
            return Optional.of(
                    new FetchOutcome.Changed(
                            "it has " + reply.contentLength() + " bytes there, not " + length));
        }
        // An answer with all of it to a request for a part: the server knows no ranges.
        return range.isEmpty() || range.get().length() == length
                ? Optional.empty()
                : Optional.of(new FetchOutcome.NoRanges());
    }

    private Optional<FetchOutcome> part(Run run, Optional<ByteRange> range, HttpReply reply) {
        Optional<ContentRange> got = reply.header("Content-Range").flatMap(ContentRange::parse);
        long length = run.form() == Move.Form.RANGE ? content.size() : fragmentLength(run);
        if (isEncoded(reply) || range.isEmpty() || got.isEmpty()) {
            return Optional.of(new FetchOutcome.Broken("its answer to a range makes no sense"));
        }
        if (!got.get().total().equals(OptionalLong.of(length)) && got.get().total().isPresent()
                || isOther(run, reply)) {
            return Optional.of(new FetchOutcome.Changed("another version is there now"));
        }
        if (got.get().first() != range.get().first() || got.get().last() > range.get().last()) {
            return Optional.of(new FetchOutcome.Broken("it sent another range than it was asked"));
        }
        if (reply.contentLength() >= 0 && reply.contentLength() != length(got.get())) {
            return Optional.of(new FetchOutcome.Broken("its answer is not as long as it says"));
        }
        return Optional.empty();
    }

    private long fragmentLength(Run run) {
        return content.length(content.segmentAt(run.start()));
    }

    static boolean isEncoded(HttpReply reply) {
        return reply.header("Content-Encoding")
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent();
    }

    /// Many servers ignore `If-Range`, so the answer's own validator is looked at too.
    private static boolean isOther(Run run, HttpReply reply) {
        Optional<String> expected = run.source().supply().etag();
        Optional<String> got = reply.header("ETag");
        return run.form() == Move.Form.RANGE
                && expected.isPresent()
                && got.isPresent()
                && !expected.equals(got);
    }

    private FetchOutcome receive(Run run, HttpReply reply) throws IOException {
        boolean zst = run.form() == Move.Form.ZST_FRAGMENT;
        InputStream body =
                zst ? ZstdFrames.decompress(reply.body(), fragmentLength(run)) : reply.body();
        byte[] buffer = new byte[BUFFER];
        SegmentDigest digest = new SegmentDigest(run);
        long position = run.start();
        long announcedEnd = announcedEnd(run, reply);
        while (!run.isFull()) {
            int count =
                    body.read(
                            buffer,
                            0,
                            rateLimit.chunk((int) Math.min(BUFFER, run.end() - position)));
            if (count < 0) {
                return position == announcedEnd
                        ? new FetchOutcome.Complete()
                        : new FetchOutcome.Broken("it sent less than it announced");
            }
            rateLimit.take(count, run::isCancelled);
            int allowed = run.claim(count);
            if (allowed > 0) {
                write(buffer, allowed, position);
                run.written();
                digest.update(buffer, allowed, position);
                position += allowed;
            }
            if (allowed < count) {
                break;
            }
        }
        return run.isCancelled() ? new FetchOutcome.Cancelled() : new FetchOutcome.Complete();
    }

    /// Returns where the body of an answer that is of use must end.
    private long announcedEnd(Run run, HttpReply reply) {
        if (reply.status() == 206) {
            return run.start()
                    + length(
                            reply.header("Content-Range")
                                    .flatMap(ContentRange::parse)
                                    .orElseThrow());
        }
        return run.form() == Move.Form.RANGE
                ? content.size()
                : content.end(content.segmentAt(run.start()));
    }

    private static long length(ContentRange range) {
        return range.last() - range.first() + 1;
    }

    private void write(byte[] bytes, int count, long position) throws PartWriteException {
        try {
            part.write(ByteBuffer.wrap(bytes, 0, count), position);
        } catch (IOException e) {
            throw new PartWriteException(e);
        }
    }

    /// Hashes each segment that the run writes from its first byte to its last.
    private final class SegmentDigest {
        private final Run run;
        private final MessageDigest digest = Sha256.newDigest();

        /// Where the segment now being hashed started; the run may begin in the middle of one.
        private boolean fromSegmentStart;

        SegmentDigest(Run run) {
            this.run = run;
            this.fromSegmentStart = run.start() == content.start(content.segmentAt(run.start()));
        }

        void update(byte[] bytes, int count, long position) {
            int offset = 0;
            while (offset < count) {
                int segment = content.segmentAt(position + offset);
                long segmentLeft = content.end(segment) - position - offset;
                int length = (int) Math.min(count - offset, segmentLeft);
                if (fromSegmentStart) {
                    digest.update(bytes, offset, length);
                }
                if (length == segmentLeft) {
                    if (fromSegmentStart) {
                        listener.segmentWritten(run, segment, Sha256.ofDigest(digest.digest()));
                    }
                    fromSegmentStart = true;
                }
                offset += length;
            }
        }
    }
}
