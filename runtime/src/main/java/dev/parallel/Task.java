package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.error.GuardException;
import dev.parallel.error.ParallelException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.spi.TaskMethod;
import java.util.List;
import java.util.function.Consumer;

/**
 * A task with one parameter: the constant of a generated stub that has the method's own name. Its methods run it in the
 * task's declarative pool, which starts at first use; the methods of {@link Pool} run it in a pool of your own. Immutable
 * and thread-safe.
 *
 * @param <A> the type of the parameter, boxed
 * @param <R> the type of the result, boxed; {@link Void} for a {@code void} method
 */
public sealed interface Task<A, R> permits StubTask {

    /**
     * Makes the face of a generated task; for generated code.
     *
     * @param method the generated task
     * @param <A> the type of the parameter
     * @param <R> the type of the result
     * @return the task
     */
    static <A, R> Task<A, R> of(TaskMethod<A, R> method) {
        return new StubTask<>(method);
    }

    /**
     * The name of the task.
     *
     * @return for example {@code com.acme.Primes.isPrime}
     */
    String name();

    /**
     * Binds an argument.
     *
     * @param argument the argument; null only where the parameter is no primitive
     * @return the call
     */
    Call<R> with(A argument);

    /**
     * Runs the task for each item of the input, in the declarative pool, and waits for all.
     *
     * @param input the items; {@link Inputs} makes inputs of arrays, ranges and streams
     * @return the results in the order of the input; unmodifiable, may contain null; {@link Outputs} makes arrays of primitives of it
     * @throws ParallelException the failure with the lowest index, after all items have ended
     * @see Pool#map(Task, Iterable)
     */
    List<R> map(Iterable<? extends A> input);

    /**
     * As {@link #map(Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param input the items
     * @param chunkSize at least 1
     * @return the results in the order of the input
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    List<R> map(Iterable<? extends A> input, int chunkSize);

    /**
     * Runs the task for each item of the input, in the declarative pool, and waits for all; a failed item spoils nothing.
     *
     * @param input the items
     * @return one outcome for each item, in the order of the input; unmodifiable
     * @see Pool#mapOutcomes(Task, Iterable)
     */
    List<Outcome<R>> mapOutcomes(Iterable<? extends A> input);

    /**
     * As {@link #mapOutcomes(Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param input the items
     * @param chunkSize at least 1
     * @return one outcome for each item, in the order of the input
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    List<Outcome<R>> mapOutcomes(Iterable<? extends A> input, int chunkSize);

    /**
     * Runs the task for each item of the input, lazily, in the declarative pool.
     *
     * @param input the items, perhaps without end
     * @return the results to come, in the order of the input
     * @see Pool#imap(Task, Iterable)
     */
    Results<R> imap(Iterable<? extends A> input);

    /**
     * As {@link #imap(Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param input the items
     * @param chunkSize at least 1
     * @return the results to come
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    Results<R> imap(Iterable<? extends A> input, int chunkSize);

    /**
     * As {@link #imap(Iterable)}, with the results in the order in which they come.
     *
     * @param input the items, perhaps without end
     * @return the results to come
     */
    Results<R> imapUnordered(Iterable<? extends A> input);

    /**
     * As {@link #imapUnordered(Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param input the items
     * @param chunkSize at least 1
     * @return the results to come
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    Results<R> imapUnordered(Iterable<? extends A> input, int chunkSize);

    /**
     * Gives all items of the input to the declarative pool and returns at once.
     *
     * @param input the items; read and encoded before this method returns
     * @return the results to come, in the order of the input
     * @see Pool#mapAsync(Task, Iterable)
     */
    AsyncResult<List<R>> mapAsync(Iterable<? extends A> input);

    /**
     * As {@link #mapAsync(Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param input the items
     * @param chunkSize at least 1
     * @return the results to come
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    AsyncResult<List<R>> mapAsync(Iterable<? extends A> input, int chunkSize);

    /**
     * Runs the task once, in the declarative pool, and waits for its result.
     *
     * @param argument the argument
     * @return the result; may be null
     * @throws ParallelException as {@link Call#apply} says
     */
    R apply(A argument);

    /**
     * Gives a call to the declarative pool.
     *
     * @param argument the argument; encoded before this method returns
     * @return the result to come
     * @throws EncodingException if the argument cannot travel
     * @throws PoolClosedException if the pool is closed
     * @throws GuardException inside a worker that may open no pools, while a class with tasks is being initialised, or in any static
     *     initialiser of a child process
     */
    AsyncResult<R> applyAsync(A argument);

    /**
     * Gives a call to the declarative pool, with a callback.
     *
     * @param argument the argument
     * @param onSuccess receives the result, on the pool's callback executor
     * @return the result to come
     */
    AsyncResult<R> applyAsync(A argument, Consumer<? super R> onSuccess);

    /**
     * Gives a call to the declarative pool, with callbacks: exactly one is called, and none if the result is cancelled or completed
     * from outside.
     *
     * @param argument the argument
     * @param onSuccess receives the result; may be null
     * @param onError receives the failure; may be null
     * @return the result to come
     */
    AsyncResult<R> applyAsync(A argument, Consumer<? super R> onSuccess, Consumer<? super Throwable> onError);
}
