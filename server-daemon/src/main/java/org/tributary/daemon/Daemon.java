package org.tributary.daemon;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.tributary.daemon.publish.Publication;
import org.tributary.daemon.publish.PublishListener;
import org.tributary.daemon.publish.Publisher;
import org.tributary.daemon.publish.StateInUseException;
import org.tributary.daemon.serve.HttpServer;
import org.tributary.daemon.serve.ListeningSocket;

/// A running daemon. Its methods may be called from any thread.
public final class Daemon implements AutoCloseable {
    private final InetSocketAddress address;
    private final Publisher publisher;
    private final HttpServer server;

    private Daemon(InetSocketAddress address, Publisher publisher, HttpServer server) {
        this.address = address;
        this.publisher = publisher;
        this.server = server;
    }

    /// Starts a daemon; it answers when this returns, and offers what it has read before.
    ///
    /// @throws BindException when the port cannot be had
    /// @throws StateInUseException when another daemon uses the state folder
    /// @throws IOException when one of the folders cannot be used
    public static Daemon start(DaemonConfig config) throws IOException {
        return start(config, PublishListener.NONE);
    }

    /// The same, with someone to tell of the reading of new files.
    public static Daemon start(DaemonConfig config, PublishListener listener) throws IOException {
        ListeningSocket socket = ListeningSocket.bind(config.bind());
        Publisher publisher;
        try {
            publisher = Publisher.start(config.publish(), listener);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new Daemon(
                socket.address(),
                publisher,
                HttpServer.start(
                        socket, config.name(), Version.current(), config.serve(), publisher));
    }

    /// Returns the port it listens on.
    public int port() {
        return address.getPort();
    }

    /// Returns a URL that leads here, also from other machines where they can get here at all.
    public String url() {
        InetAddress host =
                address.getAddress().isAnyLocalAddress() ? outwardAddress() : address.getAddress();
        String text = host.getHostAddress();
        return "http://"
                + (host instanceof Inet6Address ? "[" + text + "]" : text)
                + ":"
                + address.getPort();
    }

    /// Returns what is offered now.
    public Publication publication() {
        return publisher.current();
    }

    /// Waits until all that the upload directory held at the start is offered, or known to be
    /// unreadable.
    public void awaitReady() throws InterruptedException {
        publisher.awaitReady();
    }

    /// Returns how many files and fragments are being sent.
    public int activeTransfers() {
        return server.activeTransfers();
    }

    /// Takes no more connections, lets transfers go on for a while, and stops everything.
    @Override
    public void close() {
        server.close();
        publisher.close();
    }

    private static InetAddress outwardAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(candidate -> !candidate.isLoopbackAddress())
                    .filter(candidate -> !candidate.isLinkLocalAddress())
                    .filter(candidate -> !(candidate instanceof Inet6Address))
                    .findFirst()
                    .orElseGet(InetAddress::getLoopbackAddress);
        } catch (SocketException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
