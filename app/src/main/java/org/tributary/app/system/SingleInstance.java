package org.tributary.app.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.StrictJson;

/// The one window of a state folder. Whoever holds its lock listens at a socket beside it; a program
/// that is started later hands its arguments over there, one JSON string a line, and ends.
public final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final String TAKEN = "ok\n";

    /// Addresses of sockets are short on every system: 104 bytes at least, with the zero at the end.
    private static final int LONGEST_ADDRESS = 103;

    private static final int MOST_BYTES = StrictJson.MAX_BYTES;
    private static final int MOST_CALLERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FileChannel lockFile;
    private final Path address;
    private final Optional<ServerSocketChannel> socket;

    /// What was handed over and is not told yet.
    private final BlockingQueue<List<String>> received = new LinkedBlockingQueue<>();

    private SingleInstance(
            FileChannel lockFile, Path address, Optional<ServerSocketChannel> socket) {
        this.lockFile = lockFile;
        this.address = address;
        this.socket = socket;
        socket.ifPresent(open -> thread("tributary-instance", () -> accept(open)));
    }

    private static void thread(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }

    /// Becomes the one window, or hands `arguments` to the one there is. Blocks, some seconds at most.
    ///
    /// @return empty when there is a window already, which took the arguments
    /// @throws IOException with a part of a sentence when there is one that does not take them, or the
    ///     folder cannot be used
    public static Optional<SingleInstance> claim(Path stateFolder, List<String> arguments)
            throws IOException {
        Files.createDirectories(stateFolder);
        Path address = stateFolder.resolve("window.sock");
        FileChannel lockFile =
                FileChannel.open(
                        stateFolder.resolve("window.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (lock(lockFile).isPresent()) {
                return Optional.of(new SingleInstance(lockFile, address, listen(address)));
            }
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
        lockFile.close();
        handOver(address, arguments);
        return Optional.empty();
    }

    private static Optional<FileLock> lock(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        }
    }

    /// Nobody else has the lock, so a socket that is there belongs to nobody any more.
    private static Optional<ServerSocketChannel> listen(Path address) {
        try {
            requireShort(address);
            Files.deleteIfExists(address);
            ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            socket.bind(UnixDomainSocketAddress.of(address));
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn(
                    "programs that are started later cannot hand anything over: {}",
                    String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void requireShort(Path address) throws IOException {
        int length = address.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_ADDRESS) {
            throw new IOException("the name of the folder is too long for a socket");
        }
    }

    private static void handOver(Path address, List<String> arguments) throws IOException {
        requireShort(address);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (String argument : arguments) {
            lines.writeBytes(StrictJson.write(argument));
            lines.write('\n');
        }
        long giveUpNanos = System.nanoTime() + PATIENCE.toNanos();
        for (; ; ) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(address))) {
                closeLater(channel);
                Channels.newOutputStream(channel).write(lines.toByteArray());
                channel.shutdownOutput();
                byte[] answer = Channels.newInputStream(channel).readNBytes(TAKEN.length());
                if (!TAKEN.equals(new String(answer, StandardCharsets.US_ASCII))) {
                    throw new IOException("it did not take the links");
                }
                return;
            } catch (ClosedChannelException e) {
                throw new IOException("it does not react", e);
            } catch (IOException e) {
                // It may be just starting.
                if (System.nanoTime() - giveUpNanos > 0) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    /// A caller, or a window, that says nothing is not waited for.
    private static void closeLater(SocketChannel channel) {
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    try {
                        channel.close();
                    } catch (IOException _) {
                        // It is closed all the same.
                    }
                });
    }

    /// Has `listener` told what later programs hand over, and what they did before.
    ///
    /// @param listener told the arguments of each, on a thread of its own
    public void onArguments(Consumer<List<String>> listener) {
        thread(
                "tributary-handover",
                () -> {
                    try {
                        for (; ; ) {
                            listener.accept(received.take());
                        }
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private void accept(ServerSocketChannel open) {
        Semaphore callers = new Semaphore(MOST_CALLERS);
        while (open.isOpen()) {
            try {
                SocketChannel caller = open.accept();
                if (callers.tryAcquire()) {
                    thread(
                            "tributary-caller",
                            () -> {
                                try {
                                    listen(caller);
                                } finally {
                                    callers.release();
                                }
                            });
                } else {
                    caller.close();
                }
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.warn("a program could not hand over its links: {}", e.getMessage());
            }
        }
    }

    private void listen(SocketChannel caller) {
        try (caller) {
            closeLater(caller);
            InputStream in = Channels.newInputStream(caller);
            received.add(read(in.readNBytes(MOST_BYTES + 1)));
            Channels.newOutputStream(caller).write(TAKEN.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("a program could not hand over its links: {}", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> read(byte[] message) throws InvalidFormatException {
        if (message.length > MOST_BYTES) {
            throw new InvalidFormatException("it has more than " + MOST_BYTES + " bytes");
        }
        List<String> arguments = new ArrayList<>();
        for (String line : new String(message, StandardCharsets.UTF_8).lines().toList()) {
            arguments.add(
                    StrictJson.read(line.getBytes(StandardCharsets.UTF_8), String.class, "a line"));
        }
        return arguments;
    }

    /// Lets another program become the one window.
    @Override
    public void close() {
        try {
            if (socket.isPresent()) {
                socket.get().close();
                Files.deleteIfExists(address);
            }
            lockFile.close();
        } catch (IOException e) {
            LOG.warn("cannot clean up {}: {}", address, String.valueOf(e.getMessage()));
        }
    }
}
