package dev.parallel.internal.worker;

import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import java.util.HashMap;
import java.util.Map;

/** The tasks that this worker has been told of, by their number on the link. */
final class KnownTasks {

    private final Map<Integer, TaskMethod<?, ?>> tasks = new HashMap<>();
    /** That of the start: a task may leave another one behind. */
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    /**
     * Finds a task.
     *
     * @param number its number on the link
     * @param name its stub class and name, divided by a line feed; null if it is known
     * @return the task
     * @throws ClassNotFoundException if the stub is not on this worker's class path
     * @throws IllegalStateException if the class is no stub, or has no such task
     */
    TaskMethod<?, ?> find(int number, String name) throws ClassNotFoundException {
        TaskMethod<?, ?> known = tasks.get(number);
        if (known == null) {
            if (name == null) {
                throw new IllegalStateException("task " + number + " was never named on this link");
            }
            known = load(name);
            tasks.put(number, known);
        }
        return known;
    }

    private TaskMethod<?, ?> load(String name) throws ClassNotFoundException {
        int divider = name.indexOf('\n');
        String stub = name.substring(0, divider);
        String task = name.substring(divider + 1);
        Class<?> type = Class.forName(stub, true, loader);
        TaskMethod<?, ?> method = Stubs.find(type, task);
        if (method == null) {
            throw new IllegalStateException(stub + " did not register a task " + task
                    + ": perhaps the worker's class path has another build of it than the caller's");
        }
        return method;
    }
}
