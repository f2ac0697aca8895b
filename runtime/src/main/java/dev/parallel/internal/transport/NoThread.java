package dev.parallel.internal.transport;

/** Tells the {@link OutOfMemoryError} of a system that has no further thread from that of memory that is full. */
public final class NoThread {

    private NoThread() {}

    /** Whether an error is about threads; the JDK says so in its message alone. */
    public static boolean isMeantBy(OutOfMemoryError error) {
        return error.getMessage() != null && error.getMessage().contains("native thread");
    }
}
