package dev.parallel.maven.driver.task;

import dev.parallel.maven.driver.RefusedException;
import dev.parallel.spi.TaskMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses the task that is meant by a name. */
public final class TaskChoice {

    private static final int MOST_NAMED = 20;

    private TaskChoice() {}

    /**
     * Chooses a task.
     *
     * @param catalog the tasks
     * @param name {@code describe}, {@code Pictures.describe} or {@code com.acme.Pictures.describe}
     * @return the task
     * @throws UnknownTaskException if there is none of that name
     * @throws RefusedException if there are several, or none is named
     */
    public static TaskMethod<?, ?> choose(TaskCatalog catalog, String name) {
        if (name.isBlank()) {
            throw new RefusedException(
                    "No task is named. Say which one to run: -Dparallel.task=Class.method. " + known(catalog.tasks()));
        }
        List<TaskMethod<?, ?>> exact = catalog.tasks().stream()
                .filter(task -> task.descriptor().qualifiedName().equals(name))
                .toList();
        List<TaskMethod<?, ?>> meant = !exact.isEmpty()
                ? exact
                : catalog.tasks().stream()
                        .filter(task -> task.descriptor().qualifiedName().endsWith("." + name))
                        .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.size() > 1) {
            throw new RefusedException("The task " + name + " is ambiguous. It may be any of: " + names(meant)
                    + ". Name one of them in full.");
        }
        Optional<TaskMethod<?, ?>> elsewhere = catalog.onClassPath(name);
        return elsewhere.orElseThrow(() -> unknown(name, catalog));
    }

    private static UnknownTaskException unknown(String name, TaskCatalog catalog) {
        List<TaskMethod<?, ?>> tasks = catalog.tasks();
        List<String> near = NearestNames.of(
                name,
                tasks.stream().map(task -> task.descriptor().qualifiedName()).toList());
        String hint = near.isEmpty() ? known(tasks) : "Did you mean " + String.join(" or ", near) + "?";
        return new UnknownTaskException("There is no task " + name + " in this project. " + hint
                + (tasks.isEmpty() || catalog.isOwnOnly()
                        ? ""
                        : " A task of a dependency is named in full, with its package."));
    }

    private static String known(List<TaskMethod<?, ?>> tasks) {
        if (tasks.isEmpty()) {
            return "The project has no task at all: annotate a static method with @Parallel, and name parallel-processor in"
                    + " the <annotationProcessorPaths> of maven-compiler-plugin.";
        }
        return "The project has: " + names(tasks) + ".";
    }

    private static String names(List<TaskMethod<?, ?>> tasks) {
        String shown = tasks.stream()
                .limit(MOST_NAMED)
                .map(task -> task.descriptor().qualifiedName())
                .collect(Collectors.joining(", "));
        int more = tasks.size() - MOST_NAMED;
        return more > 0 ? shown + " and " + more + " more (mvn parallel:list)" : shown;
    }
}
