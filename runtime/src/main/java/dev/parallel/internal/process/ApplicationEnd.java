package dev.parallel.internal.process;

/** Whether this application ends: from the moment before its first shutdown hook starts. Thread-safe. */
public final class ApplicationEnd {

    /** Neither started nor registered. */
    private static final Thread NOBODY = Detached.daemon("parallel-nobody", () -> {}, 0);

    private ApplicationEnd() {}

    /** Whether the application has begun to end. */
    public static boolean hasBegun() {
        try {
            Runtime.getRuntime().removeShutdownHook(NOBODY);
            return false;
        } catch (IllegalStateException e) {
            // So the JVM says that it is too late to take hooks away, and there is no other way to ask.
            return true;
        }
    }
}
