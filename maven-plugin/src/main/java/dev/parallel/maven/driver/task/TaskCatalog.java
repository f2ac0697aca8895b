package dev.parallel.maven.driver.task;

import dev.parallel.maven.driver.RefusedException;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tasks of the project, and those of its dependencies where one is named in full. */
public final class TaskCatalog {

    private final ClassLoader loader;
    private final List<TaskMethod<?, ?>> tasks;
    private final boolean ownOnly;

    private TaskCatalog(ClassLoader loader, List<TaskMethod<?, ?>> tasks, boolean ownOnly) {
        this.loader = loader;
        this.tasks = tasks;
        this.ownOnly = ownOnly;
    }

    /**
     * Reads the tasks; initialises their stubs, but not the classes that declare them.
     *
     * @param classFolders the project's output folders
     * @param loader where the classes are loaded from
     * @param ownOnly whether tasks of dependencies are not looked for
     * @return the catalogue
     * @throws RefusedException if a stub does not fit the runtime, or something that it needs is missing
     */
    public static TaskCatalog read(Collection<Path> classFolders, ClassLoader loader, boolean ownOnly) {
        List<TaskMethod<?, ?>> tasks = new ArrayList<>();
        for (Path folder : classFolders) {
            for (String stub : StubScanner.stubsIn(folder)) {
                tasks.addAll(tasksOf(stub, loader)
                        .orElseThrow(() -> new RefusedException("The class " + stub + " lies in " + folder
                                + " but is not on the project's class path. Perhaps the build changes its folders: run"
                                + " mvn clean and try again.")));
            }
        }
        tasks.sort(Comparator.comparing(task -> task.descriptor().qualifiedName()));
        return new TaskCatalog(loader, List.copyOf(tasks), ownOnly);
    }

    /**
     * The tasks of the project.
     *
     * @return sorted by their names; unmodifiable
     */
    public List<TaskMethod<?, ?>> tasks() {
        return tasks;
    }

    /** Whether a task of a dependency is none of this catalogue. */
    boolean isOwnOnly() {
        return ownOnly;
    }

    /**
     * Looks for a task anywhere on the class path.
     *
     * @param qualifiedName for example {@code com.acme.Primes.isPrime}
     * @return the task, if there is a stub of that name, and it may be a dependency's
     */
    Optional<TaskMethod<?, ?>> onClassPath(String qualifiedName) {
        if (ownOnly) {
            return Optional.empty();
        }
        String[] parts = qualifiedName.split("\\.", -1);
        // The same dots part packages and nested classes; the stub of Outer.Inner is ParallelOuter_Inner.
        for (int packages = parts.length - 2; packages >= 1; packages--) {
            String folder = String.join(".", Arrays.copyOf(parts, packages));
            String type = String.join("_", Arrays.copyOfRange(parts, packages, parts.length - 1));
            Optional<TaskMethod<?, ?>> found = tasksOf(folder + ".Parallel" + type, loader).stream()
                    .flatMap(Collection::stream)
                    .filter(task -> task.descriptor().qualifiedName().equals(qualifiedName))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A file system that ignores case has the file of another class for a name: {@code Primes} for {@code primes}. */
    private static boolean isOfAnotherCase(Throwable failure) {
        return failure instanceof NoClassDefFoundError
                && String.valueOf(failure.getMessage()).contains("wrong name");
    }

    private static Optional<Collection<TaskMethod<?, ?>>> tasksOf(String stub, ClassLoader loader) {
        try {
            return Optional.of(Stubs.of(Class.forName(stub, false, loader)));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (LinkageError | IllegalStateException e) {
            if (isOfAnotherCase(e)) {
                return Optional.empty();
            }
            Throwable reason = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
            throw new RefusedException("The stub " + stub + " could not be loaded: " + reason, e);
        }
    }
}
