package org.tributary.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFormatTest {
    private final ClassFormat format = new ClassFormat(ClassFormatTest.class.getClassLoader());

    @TempDir private Path folder;

    @Test
    void givesOldClassesStackMapsThatTheJvmAccepts() throws Exception {
        Path jar = jarOf("Absolute.class", absolute(ClassFile.JAVA_5_VERSION));
        Path updated = folder.resolve("updated.jar");

        format.copyUpdated(jar, updated);

        assertEquals(ClassFile.JAVA_8_VERSION, read(updated, "Absolute.class")[7]);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {updated.toUri().toURL()})) {
            var of = loader.loadClass("Absolute").getMethod("of", int.class);
            assertEquals(7, of.invoke(null, -7));
            assertEquals(7, of.invoke(null, 7));
        }
    }

    @Test
    void copiesJarsWithoutOldClassesAsTheyAre() throws Exception {
        Path jar = jarOf("Absolute.class", absolute(ClassFile.JAVA_8_VERSION));
        Path copy = folder.resolve("copy.jar");

        format.copyUpdated(jar, copy);

        assertArrayEquals(Files.readAllBytes(jar), Files.readAllBytes(copy));
    }

    @Test
    void keepsWhatIsNoClass() throws Exception {
        Path jar = folder.resolve("some.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("Absolute.class"));
            out.write(absolute(ClassFile.JAVA_5_VERSION));
            out.putNextEntry(new JarEntry("META-INF/services/some.Service"));
            out.write("Absolute".getBytes());
        }
        Path updated = folder.resolve("updated.jar");

        format.copyUpdated(jar, updated);

        assertArrayEquals("Absolute".getBytes(), read(updated, "META-INF/services/some.Service"));
    }

    private static byte[] absolute(int version) {
        MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
        int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        return ClassFile.of()
                .build(
                        ClassDesc.of("Absolute"),
                        builder ->
                                builder.withVersion(version, 0)
                                        .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                                        .withMethodBody(
                                                "of", type, flags, ClassFormatTest::writeAbsolute));
    }

    /// Has a branch, which is what needs a stack map from Java 6 on.
    private static void writeAbsolute(CodeBuilder code) {
        code.iload(0)
                .ifThen(Opcode.IFGE, then -> then.iload(0).ireturn())
                .iload(0)
                .ineg()
                .ireturn();
    }

    private Path jarOf(String name, byte[] content) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            out.write(content);
        }
        return jar;
    }

    private static byte[] read(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getInputStream(file.getEntry(name)).readAllBytes();
        }
    }
}
