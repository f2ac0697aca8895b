package dev.parallel.maven.driver.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the class files of generated stubs, and of the classes that stubs are made for, without loading any class. */
public final class StubScanner {

    private static final String PREFIX = "Parallel";
    private static final String SUFFIX = ".class";

    /** Stands in the constant pool of every stub: a stub registers itself there. */
    private static final String REGISTRY = "dev/parallel/spi/Stubs";

    /** Stands in the constant pool of every class that has an annotated method: the tag of a text, its length, and the text. */
    private static final String ANNOTATION = "\1\0\27Ldev/parallel/Parallel;";

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
        return search(root, StubScanner::isNamedAsStub, REGISTRY);
    }

    /**
     * Searches a folder of class files for classes with methods that are annotated as tasks.
     *
     * @param root the folder; it need not exist
     * @return their binary names, sorted
     * @throws UncheckedIOException if something in it cannot be read
     */
    public static List<String> annotatedIn(Path root) {
        return search(root, StubScanner::isClassFile, ANNOTATION);
    }

    private static List<String> search(Path root, Predicate<Path> named, String content) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = root.relativize(file);
                if (named.test(relative) && contains(file, content)) {
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
        return isClassFile(relative) && name.startsWith(PREFIX) && name.indexOf('$') < 0;
    }

    private static boolean isClassFile(Path relative) {
        return relative.getFileName().toString().endsWith(SUFFIX) && !relative.startsWith(VERSIONS);
    }

    private static boolean contains(Path classFile, String content) throws IOException {
        return new String(Files.readAllBytes(classFile), StandardCharsets.ISO_8859_1).contains(content);
    }

    private static String className(Path relative) {
        List<String> parts = new ArrayList<>();
        relative.forEach(part -> parts.add(part.toString()));
        String dotted = String.join(".", parts);
        return dotted.substring(0, dotted.length() - SUFFIX.length());
    }
}
