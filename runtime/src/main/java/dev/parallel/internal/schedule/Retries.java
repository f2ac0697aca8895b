package dev.parallel.internal.schedule;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** What could not be done, as for want of a thread, and is tried again as time passes. Thread-safe. */
final class Retries {

    private final ConcurrentLinkedQueue<BooleanSupplier> attempts = new ConcurrentLinkedQueue<>();

    /** Something is to be tried until it gives true. */
    void add(BooleanSupplier attempt) {
        attempts.add(attempt);
    }

    /** Tries all of it once; for one thread at a time. */
    void run() {
        attempts.removeIf(BooleanSupplier::getAsBoolean);
    }

    /** Whether there is nothing to be tried. */
    boolean isEmpty() {
        return attempts.isEmpty();
    }
}
