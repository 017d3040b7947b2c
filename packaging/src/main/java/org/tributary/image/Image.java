package org.tributary.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One program's image on disk: `bin/` its launchers, `lib/` its jars, `runtime/` its own Java.
record Image(Program program, Path folder, String mainJar) {

    Path lib() {
        return folder.resolve("lib");
    }

    /// What the launchers' JVM starts from.
    Path aotCache() {
        return lib().resolve(program.name() + ".aot");
    }

    Path runtime() {
        return folder.resolve("runtime");
    }

    void writeLaunchers() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        writeLauncher("launcher.sh", bin.resolve(program.name()));
        writeLauncher("launcher.bat", bin.resolve(program.name() + ".bat"));
    }

    /// Returns the command that runs the program and, when it ends, writes the AOT cache its
    /// launchers start it with: its classes loaded and linked, and which code it needs compiled.
    List<String> trainingCommand(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(runtime().resolve("bin", "java").toString());
        command.add("-XX:AOTCacheOutput=" + aotCache());
        command.addAll(program.jvmOptions());
        command.addAll(List.of("-jar", lib().resolve(mainJar).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private void writeLauncher(String template, Path launcher) throws IOException {
        String text;
        try (InputStream in = Image.class.getResourceAsStream(template)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.writeString(
                launcher,
                text.replace("@program@", program.name())
                        .replace("@options@", String.join(" ", program.jvmOptions()))
                        .replace("@jar@", mainJar));
        if (!launcher.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make " + launcher + " executable");
        }
    }
}
