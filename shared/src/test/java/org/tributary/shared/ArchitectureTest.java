package org.tributary.shared;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The arrows between the packages of this module point one way, and each library is used in one
/// place only.
class ArchitectureTest {
    private static final String ROOT = "org.tributary.shared.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    /// What each package may use besides itself and the JDK without its windows: packages of this
    /// module, single classes of it, and libraries.
    private static final Map<String, List<String>> ARROWS =
            Map.of(
                    "format", List.of("com.fasterxml.jackson"),
                    "http", List.of("format"),
                    "io", List.of("format", "com.github.luben.zstd"),
                    // Whom to ask is all that the client knows of servers.
                    "client",
                            List.of(
                                    "http",
                                    "format.WebLink",
                                    "servers.Server",
                                    "org.apache.hc",
                                    "org.slf4j"),
                    "servers", List.of("format", "http", "io", "client", "org.slf4j"),
                    "transfer.log",
                            List.of(
                                    "format",
                                    "io",
                                    "servers",
                                    "com.fasterxml.jackson",
                                    "org.slf4j"),
                    "transfer",
                            List.of(
                                    "format",
                                    "http",
                                    "io",
                                    "client",
                                    "servers",
                                    "transfer.log",
                                    "org.slf4j"));

    @TestFactory
    Stream<DynamicTest> usesOnlyWhatItMay() {
        return ARROWS.entrySet().stream()
                .map(arrow ->
                        DynamicTest.dynamicTest(
                                arrow.getKey(), () -> check(arrow.getKey(), arrow.getValue())));
    }

    @Test
    void everyPackageHasItsArrows() {
        assertEquals(
                ARROWS.keySet(),
                CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.substring(ROOT.length()))
                        .collect(Collectors.toSet()));
    }

    private static void check(String name, List<String> others) {
        classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat(
                        describe(
                                "are among " + others,
                                used ->
                                        isJdk(used)
                                                || is(used, name)
                                                || others.stream().anyMatch(o -> is(used, o))))
                .check(CLASSES);
    }

    /// @param other a package or class of this module, or the beginning of a library's packages
    private static boolean is(JavaClass used, String other) {
        return used.getPackageName().equals(ROOT + other)
                || used.getName().equals(ROOT + other)
                || used.getPackageName().startsWith(other + ".")
                || used.getPackageName().equals(other);
    }

    private static boolean isJdk(JavaClass used) {
        String type = used.getBaseComponentType().getName();
        boolean isWindow = type.startsWith("java.awt.") || type.startsWith("javax.swing.");
        boolean isPlatform = type.startsWith("java.") || type.startsWith("javax.");
        return used.getBaseComponentType().isPrimitive() || isPlatform && !isWindow;
    }
}
