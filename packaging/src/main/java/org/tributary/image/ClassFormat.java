package org.tributary.image;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Brings classes that are compiled for Java 5, as picocli's are, to a newer format. The old one has
/// no stack maps: the JVM checks such classes the slow way and its AOT cache does not take them,
/// which together cost every run of a program 0.1 s.
final class ClassFormat {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private final ClassFile format;

    /// Asks the loader for the classes that stack maps speak of.
    ClassFormat(ClassLoader loader) {
        format =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        // With the old pool, methods would be copied and not written anew.
                        ClassFile.ConstantPoolSharingOption.NEW_POOL,
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(loader)));
    }

    /// Copies a jar, with what is old in it brought up to date.
    void copyUpdated(Path jar, Path target) throws IOException {
        if (!hasOldClasses(jar)) {
            Files.copy(jar, target);
            return;
        }
        try (JarFile from = new JarFile(jar.toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(target))) {
            for (JarEntry entry : (Iterable<JarEntry>) from.stream()::iterator) {
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                to.putNextEntry(copy);
                byte[] content = read(from, entry);
                to.write(isOldClass(entry.getName(), content) ? updated(content) : content);
            }
        }
    }

    private static boolean hasOldClasses(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (isOldClass(entry.getName(), read(file, entry))) {
                    return true;
                }
            }
            return false;
        }
    }

    private byte[] updated(byte[] old) {
        ClassModel model = format.parse(old);
        return format.transformClass(
                model,
                (builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                    } else {
                        builder.with(element);
                    }
                });
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /// The major version is the low half of a class file's second word (JVMS 4.1).
    private static boolean isOldClass(String name, byte[] content) {
        return name.endsWith(".class")
                && content.length > 7
                && (content[6] << 8 | content[7] & 0xFF) < FIRST_WITH_STACK_MAPS;
    }
}
