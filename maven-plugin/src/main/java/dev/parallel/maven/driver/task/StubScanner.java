package dev.parallel.maven.driver.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the class files of generated stubs, without loading any class. */
public final class StubScanner {

    private static final String PREFIX = "Parallel";
    private static final String SUFFIX = ".class";

    /** Stands in the constant pool of every stub: a stub registers itself there. */
    private static final String REGISTRY = "dev/parallel/spi/Stubs";

    /** What lies here is another version of a class that has its place above; no package has such a name. */
    private static final String VERSIONS = "META-INF";

    private StubScanner() {}

    /**
     * Searches a folder of class files.
     *
     * @param root the folder; it need not exist
     * @return the binary names of the stubs in it, sorted
     * @throws UncheckedIOException if something in it cannot be read
     */
    public static List<String> stubsIn(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = root.relativize(file);
                if (isNamedAsStub(relative) && registers(file)) {
                    names.add(className(relative));
                }
            }
        } catch (IOException e) {
            throw unsearchable(root, e);
        } catch (UncheckedIOException e) {
            // So the walk says that a folder below cannot be read.
            throw unsearchable(root, e.getCause());
        }
        names.sort(null);
        return names;
    }

    private static UncheckedIOException unsearchable(Path root, IOException cause) {
        return new UncheckedIOException("could not search " + root + " for tasks: " + cause, cause);
    }

    private static boolean isNamedAsStub(Path relative) {
        String name = relative.getFileName().toString();
        return name.startsWith(PREFIX)
                && name.endsWith(SUFFIX)
                && name.indexOf('$') < 0
                && !relative.startsWith(VERSIONS);
    }

    private static boolean registers(Path classFile) throws IOException {
        return new String(Files.readAllBytes(classFile), StandardCharsets.ISO_8859_1).contains(REGISTRY);
    }

    private static String className(Path relative) {
        List<String> parts = new ArrayList<>();
        relative.forEach(part -> parts.add(part.toString()));
        String dotted = String.join(".", parts);
        return dotted.substring(0, dotted.length() - SUFFIX.length());
    }
}
