package dev.parallel;

/** The declarative pools: those that {@link Parallel} annotations declare. Thread-safe. */
public final class Pools {

    private Pools() {}

    /**
     * Closes all declarative pools, each as {@link Pool#close} does. A later call of a task opens its pool anew. Not needed at
     * the end of an application, which closes them by itself.
     */
    public static void closeAll() {
        DeclarativePools.closeAll();
    }
}
