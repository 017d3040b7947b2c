package org.tributary.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The arrows between the packages of this module point one way.
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void outputKnowsNoCommandsAndNoRunningEngine() {
        noClasses()
                .that()
                .resideInAPackage("..cli.output")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.tributary.app.cli", "org.tributary.shared.client", "picocli")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("DownloadManager")
                .check(CLASSES);
    }

    @Test
    void onlyTheSeamsAndTheWiringTouchTheRealEngine() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(ManagerEngine|DownloadList|ServerWatch|AppContext)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.tributary\\.shared\\.(transfer\\.Download(Manager)?|client\\.ApacheTransport)")
                .check(CLASSES);
    }
}
