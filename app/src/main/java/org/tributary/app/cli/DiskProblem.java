package org.tributary.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Says what the disk said.
final class DiskProblem {
    private DiskProblem() {}

    /// @param verb what could not be done with the file: read, write
    static String sentence(String verb, Path file, IOException problem) {
        String why =
                switch (problem) {
                    case NoSuchFileException _ -> "it does not exist";
                    case AccessDeniedException _ -> "access is denied";
                    default -> String.valueOf(problem.getMessage());
                };
        return "Cannot " + verb + " " + file + ": " + why + ".";
    }
}
