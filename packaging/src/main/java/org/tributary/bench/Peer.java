package org.tributary.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A program to compare with, where it is installed.
enum Peer {
    NGINX("nginx"),
    ARIA2("aria2c");

    private final String command;

    Peer(String command) {
        this.command = command;
    }

    /// Returns its path, or says that it is missing.
    Optional<String> find() {
        Optional<String> found =
                Stream.of((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, command))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst();
        if (found.isEmpty())
            System.out.println(
                    "  " + command + " is not installed, so there is nothing to compare with.");
        return found;
    }
}
