package dev.parallel;

import dev.parallel.error.ParallelException;
import java.util.Objects;

/**
 * What became of one item of a mapping. Immutable.
 *
 * @param <R> the type of the result
 */
public sealed interface Outcome<R> {

    /**
     * The position of the item in the input.
     *
     * @return from 0
     */
    long index();

    /**
     * The result, for those who would rather have the failure thrown.
     *
     * @return the result; may be null
     * @throws ParallelException if the item failed
     */
    R get();

    /**
     * The item's result.
     *
     * @param index the position of the item in the input, from 0
     * @param value the result; may be null
     * @param <R> the type of the result
     */
    record Success<R>(long index, R value) implements Outcome<R> {
        @Override
        public R get() {
            return value;
        }
    }

    /**
     * The item's failure.
     *
     * @param index the position of the item in the input, from 0
     * @param error what {@link Pool#apply} would have thrown; never null
     * @param <R> the type of the result
     */
    record Failure<R>(long index, ParallelException error) implements Outcome<R> {

        /** The error may not be null. */
        public Failure {
            Objects.requireNonNull(error, "error");
        }

        @Override
        public R get() {
            throw error;
        }
    }
}
