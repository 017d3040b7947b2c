package org.tributary.shared.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.TruncatedChunkException;

/// An answer as Apache HttpClient gives it.
final class ApacheReply implements HttpReply {
    private final ClassicHttpResponse response;
    private final URI uri;
    private final Runnable onBodyEnd;

    ApacheReply(ClassicHttpResponse response, URI uri, Runnable onBodyEnd) {
        this.response = response;
        this.uri = uri;
        this.onBodyEnd = onBodyEnd;
    }

    @Override
    public int status() {
        return response.getCode();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(NameValuePair::getValue);
    }

    @Override
    public List<String> headers(String name) {
        return Arrays.stream(response.getHeaders(name)).map(NameValuePair::getValue).toList();
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public long contentLength() {
        return response.getEntity() == null ? 0 : response.getEntity().getContentLength();
    }

    @Override
    public InputStream body() throws IOException {
        if (response.getEntity() == null) {
            onBodyEnd.run();
            return InputStream.nullInputStream();
        }
        return new Body(response.getEntity().getContent(), response.getEntity().getContentLength());
    }

    /// Notices the end of the body, after which the connection may be used again.
    private final class Body extends FilterInputStream {
        private long left;

        Body(InputStream content, long length) {
            super(content);
            left = length < 0 ? Long.MAX_VALUE : length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = readRight(buffer, offset, length);
            left -= Math.max(count, 0);
            if (count < 0 || left <= 0) {
                onBodyEnd.run();
            }
            return count;
        }

        /// Says in words of ours what broke; keeps what a server wrote where a chunk's length
        /// should be out of all messages.
        private int readRight(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (ConnectionClosedException | TruncatedChunkException e) {
                throw new IOException("it closed the connection in the middle of an answer", e);
            } catch (MalformedChunkCodingException e) {
                throw new IOException("its answer is not right HTTP", e);
            }
        }

        @Override
        public void close() {
            // The exchange is closed instead: closing the content would read the rest of it.
        }
    }
}
