/// The headless server: fragments an upload directory and serves it over plain HTTP.
module org.tributary.daemon {
    requires org.tributary.shared;
    requires info.picocli;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    // Only the native library: required here so that every image and launcher brings it along.
    requires io.netty.transport.epoll.linux.aarch_64;
    requires io.netty.transport.epoll.linux.x86_64;
    requires java.logging;
    requires org.slf4j;
}
