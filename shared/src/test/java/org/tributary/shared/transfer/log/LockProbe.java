package org.tributary.shared.transfer.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/// Another process that wants the lock of a file: the only way to see what a lock is worth. Its
/// `main` says `locked` or `refused` and holds on until its input ends.
final class LockProbe implements AutoCloseable {
    static final String LOCKED = "locked";
    static final String REFUSED = "refused";

    private final Process process;
    private final String answer;

    private LockProbe(Process process) throws IOException {
        this.process = process;
        this.answer = process.inputReader().readLine();
    }

    static LockProbe on(Path file) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes().toString(),
                        LockProbe.class.getName(),
                        file.toString());
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new LockProbe(command.start());
    }

    /// Where this class lies; the module it is patched into lies elsewhere.
    private static Path classes() {
        return Path.of(System.getProperty("basedir", "."), "target", "test-classes");
    }

    String answer() {
        return answer;
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    public static void main(String[] args) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            System.out.println(channel.tryLock() == null ? REFUSED : LOCKED);
            while (System.in.read() >= 0) {
                // Holds on.
            }
        }
    }
}
