package org.tributary.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tributary.programs.TemporaryFolder;

/// Builds the installer of this system with jpackage: one application with a window, a menu entry and
/// both commands. Takes the jars of the images, which are built and tried before.
final class InstallerBuilder {
    private static final String DESCRIPTION =
            "Downloads files from several servers at once and proves every byte";
    private static final String NAME = "tributary";

    /// jpackage starts from a class path, for which no manifest speaks.
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /// Commands that a shell finds, on Linux.
    private static final Set<Program> PROGRAMS = Set.of(Program.TRIBUTARY, Program.SERVER_DAEMON);

    private final Path images;
    private final Path resources;
    private final Path license;
    private final Path target;
    private final String version;

    private InstallerBuilder(Path images, Path packaging, Path target, String version) {
        this.images = images;
        this.resources = packaging.resolve("src", "main", "installer");
        this.license = packaging.resolve("LICENSE");
        this.target = target;
        this.version = version;
    }

    /// Expects the folder of the images, that of this module with what else goes into the installer,
    /// the folder to make the installer in, and the version.
    static void main(String[] args) throws IOException {
        Path target = Path.of(args[2]).toAbsolutePath();
        TemporaryFolder.deleteTree(target);
        Files.createDirectories(target);
        new InstallerBuilder(
                        Path.of(args[0]).toAbsolutePath(),
                        Path.of(args[1]).toAbsolutePath(),
                        target,
                        args[3].replace("-SNAPSHOT", ""))
                .build();
    }

    private void build() throws IOException {
        try (TemporaryFolder work = TemporaryFolder.create(target, "work-")) {
            Path jars = Files.createDirectory(work.path().resolve("jars"));
            for (Program program : PROGRAMS) {
                copyJars(images.resolve(program.name(), "lib"), jars);
            }
            Path runtime = work.path().resolve("runtime");
            List<Path> javafx = JarPath.javaFx(JarPath.ofThisJvm().all());
            JavaRuntime.of(
                            Set.of(Program.TRIBUTARY.module(), Program.SERVER_DAEMON.module()),
                            jars,
                            javafx)
                    .link(runtime);
            Path application = application(jars, runtime, work.path());
            if (isLinux()) {
                writeCommands(application.resolve("lib", "commands"));
            }
            installer(application);
        }
        try (Stream<Path> made = Files.list(target)) {
            made.filter(Files::isRegularFile).forEach(file -> System.out.println("Made " + file));
        }
    }

    /// Makes the folder that the installer installs.
    private Path application(Path jars, Path runtime, Path work) throws IOException {
        Path daemon = work.resolve("server-daemon.properties");
        Files.writeString(
                daemon,
                """
                main-jar=%s
                main-class=org.tributary.daemon.Main
                description=Serves files to Tributary
                java-options=%s
                win-console=true
                """
                        .formatted(
                                jar(jars, "server-daemon-"),
                                String.join(" ", Program.SERVER_DAEMON.jvmOptions())
                                        + " "
                                        + NATIVE_ACCESS));
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--type", "app-image", "--dest", work.resolve("made").toString()));
        arguments.addAll(List.of("--name", NAME, "--app-version", version));
        arguments.addAll(List.of("--description", DESCRIPTION));
        arguments.addAll(List.of("--input", jars.toString(), "--main-jar", jar(jars, "app-")));
        arguments.addAll(List.of("--main-class", "org.tributary.app.Main"));
        arguments.addAll(List.of("--runtime-image", runtime.toString()));
        arguments.addAll(List.of("--icon", resources.resolve("tributary.png").toString()));
        arguments.addAll(List.of("--add-launcher", "server-daemon=" + daemon));
        for (String option : Program.TRIBUTARY.jvmOptions()) {
            arguments.addAll(List.of("--java-options", option));
        }
        arguments.addAll(List.of("--java-options", NATIVE_ACCESS));
        JavaRuntime.run("jpackage", arguments.toArray(String[]::new));
        return work.resolve("made", NAME);
    }

    private void installer(Path application) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--name", NAME, "--app-version", version));
        arguments.addAll(List.of("--app-image", application.toString()));
        arguments.addAll(List.of("--dest", target.toString()));
        arguments.addAll(List.of("--description", DESCRIPTION, "--vendor", "Tributary"));
        arguments.addAll(List.of("--license-file", license.toString()));
        for (String association : List.of("meta4", "link")) {
            Path file = resources.resolve(association + ".properties");
            arguments.addAll(List.of("--file-associations", file.toString()));
        }
        if (isLinux()) {
            arguments.addAll(List.of("--type", "deb"));
            arguments.addAll(List.of("--resource-dir", resources.resolve("linux").toString()));
            // The associations bring the menu entry; --linux-shortcut would make one of the daemon,
            // too.
            arguments.addAll(List.of("--linux-menu-group", "Network"));
            arguments.addAll(List.of("--linux-app-category", "net"));
            arguments.addAll(List.of("--linux-deb-maintainer", "tributary@localhost"));
            // JavaFX looks for GTK only when it opens a window, so jpackage cannot know of it.
            arguments.addAll(List.of("--linux-package-deps", "libgtk-3-0 | libgtk-3-0t64"));
        }
        JavaRuntime.run("jpackage", arguments.toArray(String[]::new));
    }

    private void writeCommands(Path folder) throws IOException {
        Files.createDirectories(folder);
        String text =
                Files.readString(resources.resolve("linux", "command.sh"), StandardCharsets.UTF_8);
        for (Program program : PROGRAMS) {
            Path command = folder.resolve(program.name());
            Files.writeString(command, text.replace("@program@", program.name()));
            if (!command.toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make " + command + " executable");
            }
        }
    }

    private static void copyJars(Path from, Path to) throws IOException {
        try (Stream<Path> jars = Files.list(from)) {
            for (Path jar : (Iterable<Path>) jars.filter(InstallerBuilder::isJar)::iterator) {
                Path copy = to.resolve(jar.getFileName());
                if (Files.notExists(copy)) {
                    Files.copy(jar, copy);
                }
            }
        }
    }

    private static String jar(Path folder, String prefix) {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No jar is " + prefix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar");
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }
}
