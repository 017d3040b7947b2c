package org.tributary.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.tributary.daemon.publish.PublishSettings;
import org.tributary.daemon.serve.FaultSpec;
import org.tributary.daemon.serve.ServeSettings;
import org.tributary.shared.format.Durations;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.io.PlatformDirs;

/// Turns flags into a [DaemonConfig], with the usual value for each that is not set.
final class DaemonFlags {
    static final String PORT = "port";
    static final String UPLOADS = "uploads";
    static final String STATE = "state";
    static final String BIND = "bind";
    static final String NAME = "name";
    static final String FRAGMENT_SIZE = "fragment-size";
    static final String MAX_TRANSFERS = "max-transfers";
    static final String MAX_CONNECTIONS = "max-connections";
    static final String RATE = "rate";
    static final String CACHE_EXPIRY = "cache-expiry";
    static final String NO_COMPRESS = "no-compress";
    static final String FAULT = "fault";

    private static final int HIGHEST_PORT = 65_535;
    private static final Path USUAL_UPLOADS = Path.of("uploads");

    private final Flags flags;

    DaemonFlags(Flags flags) {
        this.flags = flags;
    }

    /// Returns the configuration. Makes the usual upload directory if it is wanted and missing.
    DaemonConfig config() throws Failure {
        int port = port();
        FaultSpec faults = flags.value(FAULT, FaultSpec::parse).orElse(FaultSpec.NONE);
        InetSocketAddress bind = bind(port, faults);
        ServeSettings serve = serve(faults);
        return new DaemonConfig(
                bind, flags.text(NAME).orElseGet(HostName::current), publish(), serve);
    }

    /// Returns the folder that a command works on.
    Path folder() throws Failure {
        return path(CommandSpecs.FOLDER).orElseThrow();
    }

    /// Returns the file that has more flags.
    Optional<Path> configFile() throws Failure {
        return path(CommandSpecs.CONFIG);
    }

    /// Returns whether every request is logged.
    boolean verbose() throws Failure {
        return flags.value(CommandSpecs.VERBOSE, DaemonFlags::yesOrNo).orElse(false);
    }

    /// Returns what to publish. Makes the usual upload directory if it is wanted and missing.
    PublishSettings publish() throws Failure {
        OptionalLong fragmentSize = optionalLong(flags.value(FRAGMENT_SIZE, Sizes::parse));
        boolean compress = !flags.value(NO_COMPRESS, DaemonFlags::yesOrNo).orElse(false);
        Duration expiry =
                flags.value(CACHE_EXPIRY, Durations::parse)
                        .orElse(PublishSettings.USUAL_CACHE_EXPIRY);
        Path uploads = uploads();
        try {
            return new PublishSettings(uploads, state(uploads), fragmentSize, compress, expiry);
        } catch (IllegalArgumentException e) {
            throw flags.wrong(FRAGMENT_SIZE, e.getMessage());
        }
    }

    /// Returns the upload directory, which exists and can be listed.
    private Path uploads() throws Failure {
        Optional<Path> named = path(UPLOADS);
        Path uploads = named.orElse(USUAL_UPLOADS);
        if (named.isEmpty()) {
            make(uploads);
        }
        if (!Files.exists(uploads)) {
            throw Failure.world(
                    "The folder "
                            + uploads
                            + " does not exist: make it, or name another one with "
                            + flags.origin(UPLOADS)
                            + ".");
        }
        if (!Files.isDirectory(uploads)) {
            throw Failure.world(
                    uploads
                            + " is a file: "
                            + flags.origin(UPLOADS)
                            + " needs the folder whose files are offered.");
        }
        if (!Files.isReadable(uploads) || !Files.isExecutable(uploads)) {
            throw Failure.world(
                    "The folder " + uploads + " cannot be read: check its permissions.");
        }
        return uploads.toAbsolutePath().normalize();
    }

    /// Returns the state folder: beside the files, or where the system wants it when nothing can be
    /// written there.
    private Path state(Path uploads) throws Failure {
        Optional<Path> named = path(STATE);
        if (named.isPresent()) {
            return named.get().toAbsolutePath().normalize();
        }
        if (Files.isWritable(uploads)) {
            return uploads.resolve(".tributary");
        }
        Sha256 which = Sha256.of(uploads.toString().getBytes(StandardCharsets.UTF_8));
        return PlatformDirs.current()
                .state()
                .resolve("server-daemon")
                .resolve(which.hex().substring(0, 16));
    }

    private int port() throws Failure {
        if (flags.text(PORT).isEmpty()) {
            throw Failure.usage("Give the port to listen on, for example: server-daemon 8080.");
        }
        return flags.value(PORT, DaemonFlags::toPort).orElseThrow();
    }

    private InetSocketAddress bind(int port, FaultSpec faults) throws Failure {
        Optional<InetAddress> named = flags.value(BIND, DaemonFlags::address);
        if (faults.isNone()) {
            return named.map(address -> new InetSocketAddress(address, port))
                    .orElseGet(() -> new InetSocketAddress(port));
        }
        InetAddress loopback = named.orElseGet(InetAddress::getLoopbackAddress);
        if (!loopback.isLoopbackAddress()) {
            throw Failure.usage(
                    "A daemon with --fault harms those who use it, so it only listens on this"
                            + " machine: use --bind 127.0.0.1.");
        }
        return new InetSocketAddress(loopback, port);
    }

    private ServeSettings serve(FaultSpec faults) throws Failure {
        ServeSettings usual = ServeSettings.usual();
        return new ServeSettings(
                flags.value(MAX_TRANSFERS, DaemonFlags::count).orElse(usual.maxTransfers()),
                flags.value(MAX_CONNECTIONS, DaemonFlags::count).orElse(usual.maxConnections()),
                optionalLong(flags.value(RATE, DaemonFlags::rate)),
                faults);
    }

    private Optional<Path> path(String name) throws Failure {
        return flags.value(name, DaemonFlags::toPath);
    }

    private static void make(Path uploads) throws Failure {
        try {
            Files.createDirectories(uploads);
        } catch (FileAlreadyExistsException e) {
            // The checks that follow say it better.
        } catch (IOException e) {
            throw Failure.world(
                    "The folder "
                            + uploads.toAbsolutePath()
                            + " cannot be made: name the folder whose files are offered with"
                            + " --uploads.");
        }
    }

    private static int toPort(String text) {
        if (!text.matches("0*[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "\""
                            + RemoteText.shown(text)
                            + "\" is not a port: give a number from 0 to 65535, for example:"
                            + " server-daemon 8080");
        }
        return Integer.parseInt(text);
    }

    private static Path toPath(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a name is missing");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "\"" + RemoteText.shown(text) + "\" cannot be a name here", e);
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "\"" + RemoteText.shown(text) + "\" is not an address of this machine", e);
        }
    }

    private static int count(String text) {
        if (!text.matches("0*[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(
                    "\"" + RemoteText.shown(text) + "\" is not a number from 1 to 9999999");
        }
        return Integer.parseInt(text);
    }

    private static long rate(String text) {
        long rate = Sizes.parsePerSecond(text);
        if (rate < 1) {
            throw new IllegalArgumentException("nothing could ever be sent at 0 bytes per second");
        }
        return rate;
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "\"" + RemoteText.shown(text) + "\" is neither true nor false");
        };
    }

    private static OptionalLong optionalLong(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
