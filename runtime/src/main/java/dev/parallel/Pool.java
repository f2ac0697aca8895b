package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.error.GuardException;
import dev.parallel.error.ParallelException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A pool of worker processes. Each worker is a JVM of its own with the class path of this application; it runs one call
 * at a time, and is killed and replaced when a call times out, is cancelled or takes the process down.
 *
 * <pre>{@code
 * try (Pool pool = Pool.open(4)) {
 *   List<Boolean> flags = pool.map(ParallelPrimes.isPrime, numbers);
 *   boolean one = pool.apply(ParallelPrimes.isPrime(7));
 * }
 * }</pre>
 *
 * <p>Thread-safe. A thread that waits for a call and is interrupted withdraws it, or has its worker replaced, keeps its
 * interrupt flag and throws {@link ParallelInterruptedException}; no other call is harmed.
 */
public final class Pool implements AutoCloseable {

    private final PoolCore core;

    Pool(PoolCore core) {
        this.core = core;
    }

    /** Whether it takes calls. */
    boolean isOpen() {
        return core.isOpen();
    }

    /**
     * Opens a pool with as many workers as the processors that this process may use. Returns at once: a start that fails
     * surfaces at {@link #awaitReady} or at the first call.
     *
     * @return a new pool
     * @throws GuardException inside a worker that may open no pools, while a class with tasks is being initialised, or in any static
     *     initialiser of a child process
     */
    public static Pool open() {
        return builder().open();
    }

    /**
     * Opens a pool. Returns at once: a start that fails surfaces at {@link #awaitReady} or at the first call.
     *
     * @param workers the number of worker processes, at least 1
     * @return a new pool
     * @throws IllegalArgumentException if the number is less than 1
     * @throws GuardException inside a worker that may open no pools, while a class with tasks is being initialised, or in any static
     *     initialiser of a child process
     */
    public static Pool open(int workers) {
        return builder().workers(workers).open();
    }

    /**
     * A pool with more to say of it.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whether this JVM is a worker.
     *
     * @return true in a worker process
     */
    public static boolean inWorker() {
        return WorkerGuard.inWorker();
    }

    /**
     * Runs a task for each item of the input and waits for all of them. The input is read, and its items are encoded, on
     * the calling thread, no faster than the workers take them.
     *
     * @param task the task
     * @param input the items; {@link Inputs} makes inputs of arrays, ranges and streams
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results in the order of the input; unmodifiable, may contain null; {@link Outputs} makes arrays of primitives of it
     * @throws ParallelException the failure with the lowest index, after all items have ended; at most 16 others are its
     *     suppressed exceptions, and {@link ParallelException#failureCount} tells how many there were
     */
    public <A, R> List<R> map(Task<A, R> task, Iterable<? extends A> input) {
        return core.mappings().map(task, input, 0);
    }

    /**
     * As {@link #map(Task, Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param task the task
     * @param input the items
     * @param chunkSize at least 1
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results in the order of the input
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    public <A, R> List<R> map(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        return core.mappings().map(task, input, PoolConfig.atLeast(1, chunkSize, "chunkSize"));
    }

    /**
     * Runs a task for each item of the input and waits for all of them; a failed item spoils nothing.
     *
     * @param task the task
     * @param input the items
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return one outcome for each item, in the order of the input, of those too that the pool did not run because it was terminated;
     *     unmodifiable
     */
    public <A, R> List<Outcome<R>> mapOutcomes(Task<A, R> task, Iterable<? extends A> input) {
        return core.mappings().mapOutcomes(task, input, 0);
    }

    /**
     * As {@link #mapOutcomes(Task, Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param task the task
     * @param input the items
     * @param chunkSize at least 1
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return one outcome for each item, in the order of the input
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    public <A, R> List<Outcome<R>> mapOutcomes(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        return core.mappings().mapOutcomes(task, input, PoolConfig.atLeast(1, chunkSize, "chunkSize"));
    }

    /**
     * Runs calls, of one task or of several, and waits for all of them.
     *
     * @param calls the calls
     * @param <R> the type of the results
     * @return the results in the order of the calls; unmodifiable, may contain null
     * @throws ParallelException as {@link #map(Task, Iterable)} does
     */
    public <R> List<R> starmap(Iterable<? extends Call<? extends R>> calls) {
        return core.mappings().starmap(calls, 0);
    }

    /**
     * As {@link #starmap(Iterable)}, with at most a number of calls handed to a worker at once.
     *
     * @param calls the calls
     * @param chunkSize at least 1
     * @param <R> the type of the results
     * @return the results in the order of the calls
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    public <R> List<R> starmap(Iterable<? extends Call<? extends R>> calls, int chunkSize) {
        return core.mappings().starmap(calls, PoolConfig.atLeast(1, chunkSize, "chunkSize"));
    }

    /**
     * Runs a task for each item of the input, lazily: the results are read while the workers are at work, in the order of the input.
     *
     * @param task the task
     * @param input the items, perhaps without end
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come; read no further ahead than a window, which {@link Results} tells
     */
    public <A, R> Results<R> imap(Task<A, R> task, Iterable<? extends A> input) {
        return core.mappings().imap(task, input, 0, true);
    }

    /**
     * As {@link #imap(Task, Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param task the task
     * @param input the items
     * @param chunkSize at least 1
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    public <A, R> Results<R> imap(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        return core.mappings().imap(task, input, PoolConfig.atLeast(1, chunkSize, "chunkSize"), true);
    }

    /**
     * As {@link #imap(Task, Iterable)}, with the results in the order in which they come.
     *
     * @param task the task
     * @param input the items, perhaps without end
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come
     */
    public <A, R> Results<R> imapUnordered(Task<A, R> task, Iterable<? extends A> input) {
        return core.mappings().imap(task, input, 0, false);
    }

    /**
     * As {@link #imapUnordered(Task, Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param task the task
     * @param input the items
     * @param chunkSize at least 1
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    public <A, R> Results<R> imapUnordered(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        return core.mappings().imap(task, input, PoolConfig.atLeast(1, chunkSize, "chunkSize"), false);
    }

    /**
     * Takes a task for each item of the input and returns at once. The whole input is read and encoded before this method returns.
     *
     * @param task the task
     * @param input the items
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come, in the order of the input; fails as {@link #map(Task, Iterable)} does
     */
    public <A, R> AsyncResult<List<R>> mapAsync(Task<A, R> task, Iterable<? extends A> input) {
        return core.mappings().mapAsync(task, input, 0, null, null);
    }

    /**
     * As {@link #mapAsync(Task, Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param task the task
     * @param input the items
     * @param chunkSize at least 1
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    public <A, R> AsyncResult<List<R>> mapAsync(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        return core.mappings().mapAsync(task, input, PoolConfig.atLeast(1, chunkSize, "chunkSize"), null, null);
    }

    /**
     * As {@link #mapAsync(Task, Iterable)}, with callbacks, on the pool's callback executor: exactly one is called, and none if the
     * result is cancelled or completed from outside.
     *
     * @param task the task
     * @param input the items
     * @param onSuccess receives all results; may be null
     * @param onError receives what {@link #map} would have thrown; may be null
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come
     */
    public <A, R> AsyncResult<List<R>> mapAsync(
            Task<A, R> task,
            Iterable<? extends A> input,
            Consumer<? super List<R>> onSuccess,
            Consumer<? super Throwable> onError) {
        return core.mappings().mapAsync(task, input, 0, onSuccess, onError);
    }

    /**
     * Takes calls and returns at once. All of them are read and encoded before this method returns.
     *
     * @param calls the calls
     * @param <R> the type of the results
     * @return the results to come, in the order of the calls; fails as {@link #map(Task, Iterable)} does
     */
    public <R> AsyncResult<List<R>> starmapAsync(Iterable<? extends Call<? extends R>> calls) {
        return core.mappings().starmapAsync(calls, 0, null, null);
    }

    /**
     * As {@link #starmapAsync(Iterable)}, with at most a number of calls handed to a worker at once.
     *
     * @param calls the calls
     * @param chunkSize at least 1
     * @param <R> the type of the results
     * @return the results to come
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    public <R> AsyncResult<List<R>> starmapAsync(Iterable<? extends Call<? extends R>> calls, int chunkSize) {
        return core.mappings().starmapAsync(calls, PoolConfig.atLeast(1, chunkSize, "chunkSize"), null, null);
    }

    /**
     * As {@link #starmapAsync(Iterable)}, with callbacks, on the pool's callback executor: exactly one is called, and none if the
     * result is cancelled or completed from outside.
     *
     * @param calls the calls
     * @param onSuccess receives all results; may be null
     * @param onError receives what {@link #starmap} would have thrown; may be null
     * @param <R> the type of the results
     * @return the results to come
     */
    public <R> AsyncResult<List<R>> starmapAsync(
            Iterable<? extends Call<? extends R>> calls,
            Consumer<? super List<R>> onSuccess,
            Consumer<? super Throwable> onError) {
        return core.mappings().starmapAsync(calls, 0, onSuccess, onError);
    }

    /**
     * Runs a call and waits for its result.
     *
     * @param call the call
     * @param <R> the type of the result
     * @return the result; may be null
     * @throws ParallelException as {@link Call#apply} says
     */
    public <R> R apply(Call<R> call) {
        return core.apply(call);
    }

    /**
     * Takes a call and returns at once, unless {@link Builder#maxPending} calls are outstanding.
     *
     * @param call the call; its arguments are encoded before this method returns
     * @param <R> the type of the result
     * @return the result to come
     * @throws EncodingException if an argument cannot travel
     * @throws PoolClosedException if the pool takes no more calls
     */
    public <R> AsyncResult<R> applyAsync(Call<R> call) {
        return core.applyAsync(call, null, null);
    }

    /**
     * As {@link #applyAsync(Call)}, with a callback.
     *
     * @param call the call
     * @param onSuccess receives the result, on the pool's callback executor
     * @param <R> the type of the result
     * @return the result to come
     */
    public <R> AsyncResult<R> applyAsync(Call<R> call, Consumer<? super R> onSuccess) {
        return core.applyAsync(call, onSuccess, null);
    }

    /**
     * As {@link #applyAsync(Call)}, with callbacks, on the pool's callback executor: exactly one is called, and none if the result is
     * cancelled or completed from outside. One that throws is reported to that thread's uncaught exception handler and harms nothing.
     *
     * @param call the call
     * @param onSuccess receives the result; may be null
     * @param onError receives what {@link #apply} would have thrown; may be null
     * @param <R> the type of the result
     * @return the result to come
     */
    public <R> AsyncResult<R> applyAsync(
            Call<R> call, Consumer<? super R> onSuccess, Consumer<? super Throwable> onError) {
        return core.applyAsync(call, onSuccess, onError);
    }

    /**
     * Waits until all workers have started.
     *
     * @param limit how long to wait
     * @return false if the limit passed first
     * @throws PoolStartException if the workers cannot start
     * @throws PoolClosedException if the pool is closed
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return core.ending().awaitReady(limit);
    }

    /**
     * What the pool does now and has done so far. Stops nothing and may be asked for at any time, from any thread, also after the pool
     * has ended.
     *
     * @return a new snapshot; its {@code toString} is a table for people
     */
    public PoolStats stats() {
        return core.stats();
    }

    /**
     * Changes the number of workers. More start at once. Those that are too many end in order: idle ones at once, busy ones after the
     * call that they run; what they have not taken up goes to others, so that no call is lost. Does not wait. The heap of a worker, if
     * it is a share of the memory, remains the share of as many workers as the pool was opened with.
     *
     * @param workers the number of worker processes, at least 1
     * @throws IllegalArgumentException if the number is less than 1
     * @throws PoolClosedException if the pool takes no more calls
     */
    public void resize(int workers) {
        core.resize(workers);
    }

    /** Takes no more calls from now on; those that were given are run to their end. Does not wait. */
    public void shutdown() {
        core.ending().shutdown();
    }

    /**
     * Waits until all calls have ended, their callbacks too, and the workers are gone.
     *
     * @throws IllegalStateException if the pool still takes calls: {@link #shutdown} or {@link #terminate} it first
     * @throws ParallelInterruptedException if the thread is interrupted; the pool goes on
     */
    public void join() {
        core.ending().join();
    }

    /**
     * Waits as {@link #join()} does, for a limited time.
     *
     * @param limit how long to wait
     * @return false if the limit passed first
     * @throws IllegalStateException if the pool still takes calls
     * @throws InterruptedException if the thread is interrupted; the pool goes on
     */
    public boolean join(Duration limit) throws InterruptedException {
        return core.ending().join(limit);
    }

    /** Kills the workers; every outstanding call ends with {@link PoolClosedException}. Does not wait. */
    public void terminate() {
        core.ending().terminate();
    }

    /**
     * Takes no more calls, waits for those that were given, and stops the workers. An interrupt while it waits terminates the
     * pool; the thread's interrupt flag is kept. A callback does not wait, since the pool ends after its callbacks. Idempotent.
     */
    @Override
    public void close() {
        core.ending().close();
    }

    /**
     * Closes the pool, and terminates it if its calls have not ended in time. A callback does not wait, but the limit holds.
     *
     * @param grace how long to wait for calls that were given
     */
    public void close(Duration grace) {
        core.ending().close(grace);
    }

    /** The pool's name, state and size. */
    @Override
    public String toString() {
        return core.toString();
    }

    /** What a pool is to be. Not thread-safe; may open several pools. */
    public static final class Builder {

        private final PoolConfig config;

        Builder() {
            this(new PoolConfig());
        }

        Builder(PoolConfig config) {
            this.config = config;
        }

        /**
         * The number of worker processes.
         *
         * @param workers at least 1; by default as many as the processors that this process may use
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder workers(int workers) {
            config.setWorkers(workers);
            return this;
        }

        /**
         * How long a call may run; counts over the annotation's, and a call's own over this.
         *
         * @param limit counted from when a worker takes the call up; {@link Duration#ZERO}: none
         * @return this builder
         * @throws IllegalArgumentException if the limit is negative
         */
        public Builder timeout(Duration limit) {
            config.setTimeout(limit);
            return this;
        }

        /**
         * When the thread that runs a call is interrupted, once, so that it may end by itself before its limit, with a result or an
         * exception; a call's own {@link Call#softTimeout} counts over this, and says more.
         *
         * @param limit counted from when a worker takes the call up; {@link Duration#ZERO}: never
         * @return this builder
         * @throws IllegalArgumentException if the limit is negative
         */
        public Builder softTimeout(Duration limit) {
            config.setSoftTimeout(limit);
            return this;
        }

        /**
         * How many times a call is given to another worker after its worker was lost; counts over the annotation's.
         *
         * @param retries at least 0
         * @return this builder
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder retries(int retries) {
            config.setRetries(retries);
            return this;
        }

        /**
         * After how many calls a worker is replaced by a new one.
         *
         * @param tasks at least 1; by default never
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder maxTasksPerWorker(int tasks) {
            config.setMaxTasksPerWorker(tasks);
            return this;
        }

        /**
         * The heap of a worker.
         *
         * @param size as {@code -Xmx} takes it, for example {@code "512m"}; by default a share of the machine's or container's
         *     memory, so that all workers fit together
         * @return this builder
         * @throws IllegalArgumentException if it is no such size, or less than a JVM starts with
         */
        public Builder heap(String size) {
            config.surroundings().setHeap(size);
            return this;
        }

        /**
         * Further arguments of the workers' JVMs.
         *
         * @param arguments for example {@code "-Xss4m"}
         * @return this builder
         */
        public Builder jvmArgs(String... arguments) {
            config.surroundings().setJvmArgs(arguments);
            return this;
        }

        /**
         * The name of the pool, for messages and the names of threads and workers.
         *
         * @param name not blank
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder name(String name) {
            config.setName(name);
            return this;
        }

        /**
         * Where the workers' standard output and standard error go.
         *
         * @param output by default {@link WorkerOutput#inherit()}
         * @return this builder
         */
        public Builder output(WorkerOutput output) {
            config.surroundings().setOutput(output);
            return this;
        }

        /**
         * Where the records go that the workers log with {@link java.util.logging}.
         *
         * @param logs by default {@link WorkerLogs#local()}
         * @return this builder
         */
        public Builder logs(WorkerLogs logs) {
            config.setLogs(logs);
            return this;
        }

        /**
         * Sets a variable of the workers' environment, which is otherwise this process's own.
         *
         * @param name the variable
         * @param value its value; null removes it
         * @return this builder
         * @throws IllegalArgumentException if no process can have such a variable
         */
        public Builder environment(String name, String value) {
            config.surroundings().setEnvironment(name, value);
            return this;
        }

        /**
         * Sets variables of the workers' environment.
         *
         * @param variables names and values; a null value removes the variable
         * @return this builder
         * @throws IllegalArgumentException if no process can have one of them
         */
        public Builder environment(Map<String, String> variables) {
            variables.forEach(this::environment);
            return this;
        }

        /**
         * After how long without work a worker ends. When calls come that no worker has room for, workers are started again, up to
         * their number.
         *
         * @param limit more than zero; by default workers of an explicit pool stay
         * @return this builder
         * @throws IllegalArgumentException if the limit is not more than zero
         */
        public Builder idleTimeout(Duration limit) {
            config.setIdleTimeout(limit);
            return this;
        }

        /**
         * Allows the tasks of this pool to open pools of their own, explicit and declarative ones. The workers of those end with the
         * worker that started them.
         *
         * @param depth how many levels of pools there may be below this one, at least 0; by default 0: a worker that opens a pool is
         *     refused. In a worker it says nothing: a pool there has one level less than its own worker
         * @return this builder
         * @throws IllegalArgumentException if the depth is negative
         */
        public Builder nesting(int depth) {
            config.setNesting(depth);
            return this;
        }

        /**
         * How many calls that {@link #applyAsync(Call) applyAsync} or {@link ProcessPoolExecutor#submit(Call) submit} gave may be
         * outstanding before a thread that gives another in this way is blocked. A call is outstanding until its callback and its
         * dependents have ended; these are not blocked themselves if they give further calls. Mappings do not count and are not blocked:
         * {@link #map(Task, Iterable) map} and {@link #imap(Task, Iterable) imap} read no faster than the workers take.
         *
         * @param calls at least 1; by default 100,000
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder maxPending(int calls) {
            config.setMaxPending(calls);
            return this;
        }

        /**
         * A call that each worker runs before its first one, on the same thread: what it leaves in static state and in
         * thread-locals, tasks find there. It counts as no call of {@link #maxTasksPerWorker}.
         *
         * <p>If it throws, or runs longer than its limit (the call's own, the pool's or the annotation's, if there is one), the
         * pool fails at once: its calls, outstanding and later, end with {@link PoolStartException}, whose cause says why. If it
         * loses its worker, that start has failed, and is tried again a few times.
         *
         * @param call the call; its arguments are encoded once, by {@link #open}; its result is dropped, its retries mean
         *     nothing
         * @return this builder
         */
        public Builder initializer(Call<?> call) {
            config.setInitializer(call);
            return this;
        }

        /**
         * A call that each initialised worker runs after its last one, on the same thread, when it ends in order: because the
         * pool is closed or shut down, the worker is replaced by {@link #maxTasksPerWorker} or {@link #maxWorkerMemory}, or it is one too
         * many ({@link Pool#resize}, {@link #idleTimeout}). Not when it is killed, as by {@link Pool#terminate} or a limit.
         *
         * <p>If it throws, that is logged with the worker's name and harms nothing. It is killed after its call's own limit
         * ({@link Call#timeout}), else after 10 seconds: {@link Pool#close()} waits for it. A soft limit is refused by {@link #open}.
         *
         * @param call the call; its arguments are encoded once, by {@link #open}; its result is dropped
         * @return this builder
         */
        public Builder finalizer(Call<?> call) {
            config.setFinalizer(call);
            return this;
        }

        /**
         * Above which size a worker is replaced by a new one: recycling for tasks that leak, in the heap or outside of it. Measured
         * is the memory that the process occupies (its resident set: heap, classes, buffers, native libraries and its JVM, some 40 to
         * 60 megabytes to begin with), after calls and ten times a second at most. A worker found too large gets no further call, ends
         * the one in hand, and ends in order.
         *
         * <p>This is no cap: a single call may occupy more until it ends. {@link #heap} bounds the Java heap, a container or cgroup
         * everything. A bound that a new worker is above already costs a new worker for almost every call. Only Linux tells
         * the size; elsewhere this setting is without effect, which is logged when the pool is opened.
         *
         * @param size a number with k, m or g, for example {@code "512m"}; by default workers are not replaced for their size
         * @return this builder
         * @throws IllegalArgumentException if it is no such size
         */
        public Builder maxWorkerMemory(String size) {
            config.setMaxWorkerMemory(size);
            return this;
        }

        /**
         * The working directory of the workers.
         *
         * @param directory a directory of the default file system, which exists when the pool is opened; by default this
         *     process's own
         * @return this builder
         */
        public Builder directory(Path directory) {
            config.surroundings().setDirectory(directory);
            return this;
        }

        /**
         * Has the workers start from an empty environment instead of this process's own; {@link #environment} adds to it. What a JVM
         * needs is kept: {@code LANG}, {@code LC_ALL} and {@code LC_CTYPE}, which say how file names are encoded; on Windows
         * {@code SystemRoot}, {@code TEMP} and {@code TMP}. There is no {@code PATH}.
         *
         * @return this builder
         */
        public Builder cleanEnvironment() {
            config.surroundings().setCleanEnvironment();
            return this;
        }

        /**
         * Opens the pool. Returns at once: a start that fails surfaces at {@link Pool#awaitReady} or at the first call.
         *
         * @return a new pool
         * @throws IllegalArgumentException if the workers' directory is none
         * @throws EncodingException if an argument of the initializer or the finalizer cannot travel
         * @throws GuardException inside a worker that may open no pools, while a class with tasks is being initialised, or in any static
         *     initialiser of a child process
         */
        public Pool open() {
            return new Pool(openCore());
        }

        PoolCore openCore() {
            return PoolCore.open(config);
        }
    }
}
