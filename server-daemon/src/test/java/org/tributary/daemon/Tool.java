package org.tributary.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program by others that tests put to work; where it is not installed they are skipped.
enum Tool {
    ARIA2("aria2c"),
    CURL("curl"),
    NGINX("nginx"),
    SHA256SUM("sha256sum"),
    WGET("wget");

    /// Far longer than anything here takes.
    private static final long PATIENCE_SECONDS = 240;

    /// Where servers are installed, which users often do not have in their path.
    private static final List<String> MORE_FOLDERS = List.of("/usr/sbin", "/usr/local/sbin");

    private final String program;

    Tool(String program) {
        this.program = program;
    }

    /// How a program ended.
    record Ended(int code, byte[] out, String err) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        /// Fails with what the program said unless it ended well.
        Ended well() {
            assertEquals(0, code, err + text());
            return this;
        }
    }

    /// Runs the program in `folder` to its end, with no settings of the user's and no proxy.
    Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder.getParent(), program, ".out");
        Path err = Files.createTempFile(folder.getParent(), program, ".err");
        Process process =
                builder(folder, arguments)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), program + " hangs");
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
    }

    /// Returns the program ready to be started in `folder`, or skips the calling test.
    ProcessBuilder builder(Path folder, String... arguments) {
        assumeTrue(find().isPresent(), program + " is not installed");
        List<String> command = new ArrayList<>(List.of(find().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private Optional<Path> find() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        MORE_FOLDERS.stream())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
