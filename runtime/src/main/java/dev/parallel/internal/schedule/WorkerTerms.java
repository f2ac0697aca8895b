package dev.parallel.internal.schedule;

/**
 * How long a worker serves, and what it does before its first call and after its last one.
 *
 * @param mostItems after how many items it is replaced; 0: never
 * @param mostMemory above how many resident bytes it is replaced; 0: never
 * @param initializer what it runs first; null: nothing
 * @param finalizer what it runs last, if it ends in order; null: nothing
 */
public record WorkerTerms(long mostItems, long mostMemory, Duty initializer, Duty finalizer) {

    /** How long a worker's finalizer and its end after that may take, in nanoseconds; 0 if there is no finalizer. */
    public long farewellNanos() {
        return finalizer == null ? 0 : Farewell.mostNanos(finalizer);
    }
}
