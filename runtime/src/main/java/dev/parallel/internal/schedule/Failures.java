package dev.parallel.internal.schedule;

/** What several steps throw, none of which keeps the next from being done. For one thread. */
final class Failures {

    private Throwable first;

    /** Keeps an unchecked exception, if it is the first. */
    void add(Throwable failure) {
        first = first == null ? failure : first;
    }

    /** Throws the first, if there is one. */
    void rethrow() {
        if (first instanceof RuntimeException e) {
            throw e;
        } else if (first instanceof Error e) {
            throw e;
        }
    }
}
