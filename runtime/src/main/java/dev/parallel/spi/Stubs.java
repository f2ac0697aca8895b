package dev.parallel.spi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where generated classes register their tasks, each from its static initialiser. A class that did not register is no
 * stub, whatever its name. Entries live and die with the stub's class loader. Thread-safe.
 */
public final class Stubs {

    private static final ClassValue<AtomicReference<Map<String, TaskMethod<?, ?>>>> TASKS = new ClassValue<>() {
        @Override
        protected AtomicReference<Map<String, TaskMethod<?, ?>>> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    private Stubs() {}

    /**
     * Registers the tasks of a stub.
     *
     * @param abi the {@link Abi#VERSION} that the stub was generated for
     * @param stub the generated class
     * @param tasks its tasks
     * @throws IllegalStateException if the stub was generated for another version of the runtime, or registers twice
     */
    public static void register(int abi, Class<?> stub, TaskMethod<?, ?>... tasks) {
        if (abi != Abi.VERSION) {
            throw new IllegalStateException(stub.getName() + " was generated for version " + abi
                    + " of the runtime's contract, and this runtime has version " + Abi.VERSION
                    + ": use parallel-processor and parallel-runtime of the same release and rebuild");
        }
        Map<String, TaskMethod<?, ?>> byName = new LinkedHashMap<>();
        for (TaskMethod<?, ?> task : tasks) {
            byName.put(task.descriptor().name(), task);
        }
        if (!TASKS.get(stub).compareAndSet(null, byName)) {
            throw new IllegalStateException(stub.getName() + " is registered already");
        }
    }

    /**
     * The tasks that a class registered; initialises the class.
     *
     * @param stub any class
     * @return its tasks in the order of their declaration; empty if it is no stub
     */
    public static Collection<TaskMethod<?, ?>> of(Class<?> stub) {
        Map<String, TaskMethod<?, ?>> byName = registered(stub);
        return byName == null ? List.of() : List.copyOf(byName.values());
    }

    /**
     * Finds a task; initialises the class.
     *
     * @param stub any class
     * @param name the task's name within its class
     * @return the task, or null if the class is no stub or has no such task
     */
    public static TaskMethod<?, ?> find(Class<?> stub, String name) {
        Map<String, TaskMethod<?, ?>> byName = registered(stub);
        return byName == null ? null : byName.get(name);
    }

    private static Map<String, TaskMethod<?, ?>> registered(Class<?> stub) {
        try {
            Class.forName(stub.getName(), true, stub.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a loaded class is not found by its own loader: " + stub.getName(), e);
        }
        return TASKS.get(stub).get();
    }
}
