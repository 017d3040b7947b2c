package org.tributary.image;

import java.util.ArrayList;
import java.util.List;

/// One of the two programs: its command's name, the module with its main class, and the options its
/// JVM starts with.
record Program(String name, String module, List<String> jvmOptions) {

    /// The heap starts small and grows only with what must be kept, so its limit costs nothing. A
    /// program that has lost a thread to a full heap must not linger. An AOT cache that does not fit
    /// (a jar was changed) costs start-up time and is worth no word: a script may read the output.
    private static final List<String> FOR_BOTH =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xms32m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xlog:aot=off",
                    "-Xlog:cds=off");

    /// JavaFX, a part of the runtime, brings native libraries.
    static final Program TRIBUTARY =
            of(
                    "tributary",
                    "org.tributary.app",
                    "-Xmx384m",
                    "--enable-native-access=javafx.graphics");

    /// Bodies leave by sendfile: what its heap holds is the catalog, and the next one while it is made.
    static final Program SERVER_DAEMON = of("server-daemon", "org.tributary.daemon", "-Xmx1g");

    Program {
        jvmOptions = List.copyOf(jvmOptions);
    }

    private static Program of(String name, String module, String... jvmOptions) {
        List<String> all = new ArrayList<>(FOR_BOTH);
        all.addAll(List.of(jvmOptions));
        return new Program(name, module, all);
    }
}
