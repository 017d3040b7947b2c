package org.tributary.daemon.serve;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ByteProcessor;

/// Lets bytes through to the decoder as long as lines end as they must (RFC 9112, 2.2): a CR and an
/// LF only come together, no line goes on in the next one, nothing is NUL. Decoders disagree on all
/// of these, which is how requests are smuggled. Since no request here has a body, every byte that
/// arrives belongs to a line.
final class StrictLines extends ChannelInboundHandlerAdapter {
    private final ByteProcessor isRight = this::isRight;
    private byte last;
    private boolean broken;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        int wrong = broken ? bytes.readerIndex() : bytes.forEachByte(isRight);
        if (wrong < 0) {
            context.fireChannelRead(bytes);
            return;
        }
        ByteBuf before = bytes.readRetainedSlice(wrong - bytes.readerIndex());
        bytes.release();
        context.fireChannelRead(before);
        if (!broken) {
            broken = true;
            context.pipeline().context(HttpServerCodec.class).fireChannelRead(malformed());
        }
    }

    /// Looks at the next byte; false ends the search.
    private boolean isRight(byte next) {
        boolean right =
                (last == '\r') == (next == '\n')
                        && next != 0
                        && !(last == '\n' && (next == ' ' || next == '\t'));
        last = next;
        return right;
    }

    private static HttpRequest malformed() {
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/malformed");
        request.setDecoderResult(
                DecoderResult.failure(new IllegalArgumentException("a line ends wrongly")));
        return request;
    }
}
