package dev.parallel;

import java.util.List;

/**
 * What {@link AsyncResult#await} came to: the results that had ended when it returned, in whatever way, and the others, whose calls
 * go on. Immutable.
 *
 * @param done those that had ended, in the order of the input; each is once in it
 * @param notDone the others, in the order of the input; each is once in it
 * @param <R> the type of the results
 */
public record Awaited<R>(List<AsyncResult<R>> done, List<AsyncResult<R>> notDone) {

    /** Copies the lists; neither may be null or have null in it. */
    public Awaited {
        done = List.copyOf(done);
        notDone = List.copyOf(notDone);
    }
}
