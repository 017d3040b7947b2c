package org.tributary.daemon.serve;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A port of this machine and the threads that serve it: Linux's epoll where Netty's native library
/// loads, the JDK's NIO elsewhere. Who connects waits in the system until [#accept(Services)].
public final class ListeningSocket implements AutoCloseable {
    /// Sending a file that is not in memory holds up its event loop until the disk has read. So
    /// there are many: what is in memory goes out through the others meanwhile.
    private static final int EVENT_LOOPS = 16;

    private static final int BACKLOG = 1024;
    private static final int MOST_HEAD_BYTES = 16 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(ListeningSocket.class);

    private final EventLoopGroup acceptor;
    private final EventLoopGroup loops;
    private final ConnectionStarter starter;
    private final Channel channel;

    private ListeningSocket(
            EventLoopGroup acceptor,
            EventLoopGroup loops,
            ConnectionStarter starter,
            Channel channel) {
        this.acceptor = acceptor;
        this.loops = loops;
        this.starter = starter;
        this.channel = channel;
    }

    /// Takes a port; nobody else can use it meanwhile.
    ///
    /// @param address port 0 means any free one
    /// @throws BindException when it cannot be had; the message is what the system says
    public static ListeningSocket bind(InetSocketAddress address) throws BindException {
        boolean epoll = Epoll.isAvailable();
        if (!epoll) {
            LOG.debug("Serving without epoll: {}", String.valueOf(Epoll.unavailabilityCause()));
        }
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        EventLoopGroup acceptor = group(1, "http-accept", io);
        EventLoopGroup loops = group(EVENT_LOOPS, "http", io);
        ConnectionStarter starter = new ConnectionStarter();
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(acceptor, loops)
                        .channel(
                                epoll
                                        ? EpollServerSocketChannel.class
                                        : NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.AUTO_READ, false)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childHandler(starter)
                        .bind(address)
                        .awaitUninterruptibly();
        ListeningSocket socket = new ListeningSocket(acceptor, loops, starter, bound.channel());
        if (!bound.isSuccess()) {
            socket.close();
            BindException problem = new BindException(bound.cause().getMessage());
            problem.initCause(bound.cause());
            throw problem;
        }
        return socket;
    }

    /// Returns the address with the port that was taken.
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /// From now on, connections are served.
    void accept(Services services) {
        starter.services = services;
        channel.config().setAutoRead(true);
    }

    /// Runs something quick again and again, until this is closed.
    void every(Duration period, Runnable action) {
        acceptor.scheduleWithFixedDelay(
                action, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Gives the port free; open connections stay.
    void stopAccepting() {
        channel.close().awaitUninterruptibly();
    }

    /// Closes everything at once.
    @Override
    public void close() {
        stopAccepting();
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        acceptor.terminationFuture().awaitUninterruptibly();
        loops.terminationFuture().awaitUninterruptibly();
    }

    private static EventLoopGroup group(int threads, String name, IoHandlerFactory io) {
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), io);
    }

    /// Puts the handlers of a new connection together.
    private static final class ConnectionStarter extends ChannelInitializer<SocketChannel> {
        /// Set before the first connection is accepted.
        private volatile Services services;

        @Override
        protected void initChannel(SocketChannel connection) {
            HttpDecoderConfig limits =
                    new HttpDecoderConfig()
                            .setMaxInitialLineLength(MOST_HEAD_BYTES)
                            .setMaxHeaderSize(MOST_HEAD_BYTES);
            connection
                    .pipeline()
                    .addLast(
                            new StrictLines(),
                            new HttpServerCodec(limits),
                            new Connection(services));
        }
    }
}
