package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.error.GuardException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.spi.TaskMethod;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A task with its arguments: what the factories of a generated stub give. It is always isolated: whichever thread or
 * executor runs it, the method runs in a worker process. Immutable and thread-safe as far as its arguments are; they are
 * encoded when the call is made, not when it is bound.
 *
 * @param <R> the type of the result
 */
public sealed interface Call<R> extends Callable<R> permits BoundCall {

    /**
     * Binds arguments; for generated code.
     *
     * @param method the task
     * @param arguments its arguments, in order, boxed
     * @param <R> the type of the result
     * @return the call
     */
    static <R> Call<R> of(TaskMethod<Object[], R> method, Object... arguments) {
        return new BoundCall<>(method, arguments, CallPolicy.UNSET);
    }

    /**
     * Runs the call in the task's declarative pool and waits for its result.
     *
     * @return the result; may be null
     * @throws TaskFailedException if the task throws, with its exception as cause
     * @throws TaskTimeoutException if it runs longer than its limit
     * @throws WorkerLostException if the worker is lost, and no retries are left
     * @throws EncodingException if an argument cannot travel
     * @throws PoolStartException if no worker can start
     * @throws PoolClosedException if the pool is closed before the call ends
     * @throws GuardException inside a worker that may open no pools, while a class with tasks is being initialised, or in any static
     *     initialiser of a child process
     * @throws ParallelInterruptedException if the thread is interrupted while it waits
     */
    R apply();

    /**
     * The same as {@link #apply}, for whatever takes a {@link Callable}.
     *
     * @return the result; may be null
     */
    @Override
    R call();

    /**
     * Gives the call to the task's declarative pool. The arguments are encoded before this method returns.
     *
     * @return the result to come
     * @throws EncodingException if an argument cannot travel
     * @throws PoolClosedException if the pool is closed
     * @throws GuardException inside a worker that may open no pools, while a class with tasks is being initialised, or in any static
     *     initialiser of a child process
     */
    AsyncResult<R> applyAsync();

    /**
     * Gives the call to the task's declarative pool, with a callback.
     *
     * @param onSuccess receives the result, on the pool's callback executor
     * @return the result to come
     */
    AsyncResult<R> applyAsync(Consumer<? super R> onSuccess);

    /**
     * Gives the call to the task's declarative pool, with callbacks: exactly one is called, and none if the result is cancelled or
     * completed from outside.
     *
     * @param onSuccess receives the result, on the pool's callback executor; may be null
     * @param onError receives what {@link #apply} would throw, on the pool's callback executor; may be null
     * @return the result to come
     */
    AsyncResult<R> applyAsync(Consumer<? super R> onSuccess, Consumer<? super Throwable> onError);

    /**
     * Calls the method in this JVM, on this thread, without isolation, limit or encoding.
     *
     * @return the result
     * @throws Exception what the method throws
     */
    R callHere() throws Exception;

    /**
     * The same call with a limit of its own, which counts over the pool's and the annotation's.
     *
     * @param limit how long the call may run, counted from when a worker takes it up; positive, or {@link Duration#ZERO} for
     *     no limit
     * @return a new call
     * @throws IllegalArgumentException if the limit is negative
     */
    Call<R> timeout(Duration limit);

    /**
     * The same call with a soft limit of its own, which counts over the pool's. When it passes, the thread that runs the task is
     * interrupted, once, and may tidy up. A value that it returns then is the call's result, whole or partial; what it throws is the
     * cause of a {@link TaskTimeoutException} that is {@linkplain TaskTimeoutException#soft soft}. A task that ignores the interrupt
     * runs on until its {@linkplain #timeout limit}, if it has one. No other call ever sees the interrupt.
     *
     * @param limit when to interrupt, counted from when a worker takes the call up; shorter than its limit, or it never comes;
     *     {@link Duration#ZERO} for never
     * @return a new call
     * @throws IllegalArgumentException if the limit is negative; and from a {@link ChildProcess} or a pool's finalizer that is given
     *     such a call, since these know no soft limits
     */
    Call<R> softTimeout(Duration limit);

    /**
     * The same call with a number of retries of its own, which counts over the pool's and the annotation's.
     *
     * @param retries how many times it may be given to another worker after its worker was lost; at least 0
     * @return a new call
     * @throws IllegalArgumentException if the number is negative
     */
    Call<R> retries(int retries);

    /**
     * The name of the task.
     *
     * @return for example {@code com.acme.Primes.isPrime}
     */
    String task();
}
