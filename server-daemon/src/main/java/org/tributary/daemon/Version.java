package org.tributary.daemon;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/// The version of this program.
final class Version {
    private static final String UNKNOWN = "development";

    private Version() {}

    /// Returns the version as the module says it, or the jar where it is no module.
    static String current() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() ->
                        Optional.ofNullable(Version.class.getPackage().getImplementationVersion()))
                .orElse(UNKNOWN);
    }
}
