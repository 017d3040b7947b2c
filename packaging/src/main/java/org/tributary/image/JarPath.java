package org.tributary.image;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The jars on this JVM's class path, found by module or file name.
final class JarPath {
    private final Map<String, Path> byFileName;

    private JarPath(List<Path> jars) {
        this.byFileName =
                jars.stream()
                        .collect(
                                Collectors.toMap(
                                        jar -> jar.getFileName().toString(), Function.identity()));
    }

    static JarPath ofThisJvm() {
        return new JarPath(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(Path::of)
                        .toList());
    }

    List<Path> all() {
        return List.copyOf(byFileName.values());
    }

    /// Returns the jar that is the named module.
    Path ofModule(String module) {
        return ModuleFinder.of(byFileName.values().toArray(Path[]::new))
                .find(module)
                .flatMap(ModuleReference::location)
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException("No jar is the module " + module));
    }

    /// Returns the jar and all that its manifest's `Class-Path` names, which Maven writes complete.
    List<Path> withDependencies(Path jar) throws IOException {
        List<Path> all = new ArrayList<>(List.of(jar));
        for (String name : classPath(jar)) {
            Path dependency = byFileName.get(name);
            if (dependency == null)
                throw new IllegalStateException(jar + " names " + name + ", which is missing");
            all.add(dependency);
        }
        return all;
    }

    /// Returns those of the jars that are JavaFX for this system. Maven also brings a jar of each
    /// module for no system, which is empty.
    static List<Path> javaFx(List<Path> jars) {
        return jars.stream()
                .filter(JarPath::isOfJavaFx)
                .filter(jar ->
                        ModuleFinder.of(jar).findAll().stream()
                                .noneMatch(module -> module.descriptor().isAutomatic()))
                .toList();
    }

    static List<Path> withoutJavaFx(List<Path> jars) {
        return jars.stream().filter(jar -> !isOfJavaFx(jar)).toList();
    }

    private static boolean isOfJavaFx(Path jar) {
        return jar.getFileName().toString().startsWith("javafx-");
    }

    private static List<String> classPath(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String value =
                    file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (value == null) return List.of();
            return List.of(value.split(" +"));
        }
    }
}
