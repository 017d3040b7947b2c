package org.tributary.app;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/// Which Tributary this is.
public final class Version {
    private Version() {}

    /// Returns the version as the module says it, or the jar where it is no module.
    public static String current() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() ->
                        Optional.ofNullable(Version.class.getPackage().getImplementationVersion()))
                .orElse("development");
    }
}
