package org.tributary.image;

import java.io.File;
import java.io.PrintWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/// The Java that lies in an image: of this JVM's own Java only what the programs need, and JavaFX
/// where a program has a window. There JavaFX is as much a part of Java as all else: it needs no
/// module path, and what the AOT cache holds of it follows a moved image.
///
/// @param modules of Java and of JavaFX
/// @param javafx the jars that are JavaFX
record JavaRuntime(Set<String> modules, List<Path> javafx) {
    /// What HttpClient and Netty use of the JDK, being no named modules or saying it is optional.
    private static final Set<String> NOT_NAMED_BY_ANY_MODULE =
            Set.of("java.logging", "java.security.jgss", "jdk.net", "jdk.unsupported");

    /// Returns the runtime for programs.
    ///
    /// @param programs their modules
    /// @param lib the folder of their jars
    /// @param javafx the jars of JavaFX, which are not there
    static JavaRuntime of(Set<String> programs, Path lib, List<Path> javafx) {
        ModuleFinder provided =
                ModuleFinder.compose(
                        ModuleFinder.ofSystem(), ModuleFinder.of(javafx.toArray(Path[]::new)));
        Configuration resolved =
                Configuration.empty().resolve(ModuleFinder.of(lib), provided, programs);
        Set<String> names = new TreeSet<>(NOT_NAMED_BY_ANY_MODULE);
        resolved.modules().stream()
                .map(ResolvedModule::name)
                .filter(name -> provided.find(name).isPresent())
                .forEach(names::add);
        return new JavaRuntime(names, javafx);
    }

    /// Makes it.
    ///
    /// @param folder where, which must not be there yet
    void link(Path folder) {
        List<String> arguments = new ArrayList<>();
        if (!javafx.isEmpty()) {
            arguments.add("--module-path");
            arguments.add(
                    javafx.stream()
                            .map(Path::toString)
                            .collect(Collectors.joining(File.pathSeparator)));
        }
        arguments.addAll(
                List.of(
                        "--add-modules",
                        String.join(",", modules),
                        "--no-header-files",
                        "--no-man-pages",
                        "--strip-java-debug-attributes",
                        "--output",
                        folder.toString()));
        run("jlink", arguments.toArray(String[]::new));
    }

    /// Runs a tool of this JVM's own Java.
    static void run(String name, String... arguments) {
        ToolProvider tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "This Java has no " + name + "; a full JDK has"));
        int code =
                tool.run(
                        new PrintWriter(System.out, true),
                        new PrintWriter(System.err, true),
                        arguments);
        if (code != 0) throw new IllegalStateException(name + " ended with " + code);
    }
}
