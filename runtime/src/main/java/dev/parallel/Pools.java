package dev.parallel;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * The declarative pools: those that {@link Parallel} annotations declare. There is one for each name, by default one for each class
 * with tasks, whose name is the class's. Each is opened by the first call of its tasks and starts workers as calls come, up to its
 * number of workers; workers that have been idle for 60 seconds end. Thread-safe.
 *
 * <p>A system property {@code parallel.pool.NAME.SETTING} counts over {@link #configure}, and that over the annotation.
 */
public final class Pools {

    private Pools() {}

    /**
     * Says what a declarative pool is to be, over what annotations say. Where several applications in one JVM share this library, it is
     * said for the tasks that the class of the function can see.
     *
     * @param pool its name: {@link Parallel#pool}, or the binary name of the class with the tasks
     * @param settings is given a builder that has what the annotations say, when the pool is opened, on the thread of the call that
     *     opens it; what it sets counts. After others, if called several times for one pool. The pool's name stays
     * @throws IllegalStateException if the pool has been opened already
     */
    public static void configure(String pool, Consumer<? super Pool.Builder> settings) {
        DeclarativePools.configure(Objects.requireNonNull(pool, "pool"), Objects.requireNonNull(settings, "settings"));
    }

    /**
     * Bounds the worker processes of all declarative pools together. Where they would be too many, idle workers of other pools end to
     * make room, and pools that have more workers than others give some up after the calls that they run; so that each pool with calls
     * gets its turn. By default as many as twice the processors, or as the largest pool alone may have, if that is more.
     *
     * @param processes at least 1; pools that have more end the surplus in order
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static void limitProcesses(int processes) {
        DeclarativePools.limitProcesses(PoolConfig.atLeast(1, processes, "processes"));
    }

    /**
     * Closes all declarative pools, each as {@link Pool#close} does, and forgets what was said of them by {@link #configure} and {@link
     * #limitProcesses}. A later call of a task opens its pool anew. For an application that is undeployed and leaves its JVM running:
     * nothing refers to its classes from here afterwards. Not needed at the end of a JVM, with which all workers end.
     *
     * <p>Closes those of <em>all</em> applications that share this library: where others may, use {@link #closeAll(ClassLoader)}.
     */
    public static void closeAll() {
        DeclarativePools.closeAll();
    }

    /**
     * Closes the declarative pools of one application, as {@link #closeAll()} closes all, and forgets what its classes have said by {@link
     * #configure}. The limit of {@link #limitProcesses} stays, which is for all applications.
     *
     * @param application the class loader of the application; pools count as its own if it, or one below it, has loaded their tasks
     */
    public static void closeAll(ClassLoader application) {
        Objects.requireNonNull(application, "application");
        DeclarativePools.closeAll(loader -> Configurations.isWithin(loader, application));
    }
}
