package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/** Classes that were compiled earlier, with the processor, and lie on the class path of a compilation. */
final class Library {

    private final Path folder;

    /** Compiles sources that must be right into a folder. */
    Library(Path folder, String... sources) throws IOException {
        this.folder = folder;
        Compilation library = Built.compile(List.of("-g"), sources);
        assertThat(library).succeeded();
        for (JavaFileObject file : library.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path target = file(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                Files.createDirectories(target.getParent());
                try (InputStream in = file.openInputStream()) {
                    Files.copy(in, target);
                }
            }
        }
    }

    /** Takes a class away, as a dependency is not there that the library was compiled with. */
    Library without(String file) throws IOException {
        Files.delete(file(file));
        return this;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** Compiles sources that use it, strictly. */
    Compilation compile(String... sources) {
        List<File> classPath = new ArrayList<>(List.of(folder.toFile()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(new File(entry));
        }
        return Compiler.javac()
                .withProcessors(new ParallelProcessor())
                .withClasspath(classPath)
                .withOptions("-Xlint:all,-path", "-Werror")
                .compile(Built.files(sources));
    }
}
