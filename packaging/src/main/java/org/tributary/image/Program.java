package org.tributary.image;

import java.util.ArrayList;
import java.util.List;

/// One of the two programs: its command's name, the module with its main class, and the options its
/// JVM starts with.
record Program(String name, String module, List<String> jvmOptions) {

    /// An AOT cache that does not fit (a jar was changed) costs start-up time and is worth no word:
    /// the output may be read by a script.
    private static final List<String> FOR_BOTH =
            List.of("-XX:+UseSerialGC", "-Xlog:aot=off", "-Xlog:cds=off");

    static final Program TRIBUTARY = of("tributary", "org.tributary.app", "-Xmx256m");

    /// Bodies leave by sendfile, so the heap holds little more than the catalog.
    static final Program SERVER_DAEMON = of("server-daemon", "org.tributary.daemon", "-Xmx192m");

    Program {
        jvmOptions = List.copyOf(jvmOptions);
    }

    private static Program of(String name, String module, String... jvmOptions) {
        List<String> all = new ArrayList<>(FOR_BOTH);
        all.addAll(List.of(jvmOptions));
        return new Program(name, module, all);
    }
}
