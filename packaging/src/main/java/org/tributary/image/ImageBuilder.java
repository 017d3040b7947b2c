package org.tributary.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.tributary.programs.TemporaryFolder;

/// Builds an image of each program from the jars on its own class path.
///
/// In an image the jars are on the class path too: the AOT cache, which starts a program in a
/// fraction of the time, follows a moved image there and on the module path does not (JDK 25). The
/// borders of the modules are kept where it matters, by the compiler and in the tests.
final class ImageBuilder {

    private final Path images;
    private final JarPath jars;

    private ImageBuilder(Path images, JarPath jars) {
        this.images = images;
        this.jars = jars;
    }

    /// Expects the folder to make the images in; replaces what it holds.
    static void main(String[] args) throws IOException, InterruptedException {
        Path images = Path.of(args[0]).toAbsolutePath();
        TemporaryFolder.deleteTree(images);
        ImageBuilder builder = new ImageBuilder(images, JarPath.ofThisJvm());
        Image daemon = builder.build(Program.SERVER_DAEMON);
        Image tributary = builder.build(Program.TRIBUTARY);
        new AotTraining(daemon, tributary).run();
    }

    private Image build(Program program) throws IOException {
        Path mainJar = jars.ofModule(program.module());
        Image image =
                new Image(
                        program, images.resolve(program.name()), mainJar.getFileName().toString());
        Files.createDirectories(image.lib());
        ClassFormat classFormat = new ClassFormat(ImageBuilder.class.getClassLoader());
        List<Path> all = jars.withDependencies(mainJar);
        for (Path jar : JarPath.withoutJavaFx(all)) {
            classFormat.copyUpdated(jar, image.lib().resolve(jar.getFileName()));
        }
        JavaRuntime.of(Set.of(program.module()), image.lib(), JarPath.javaFx(all))
                .link(image.runtime());
        image.writeLaunchers();
        return image;
    }
}
