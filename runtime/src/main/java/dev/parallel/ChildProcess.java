package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.error.GuardException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * One call in a process of its own.
 *
 * <pre>{@code
 * ChildProcess p = ChildProcess.start(ParallelImports.load(folder));
 * p.join();
 * }</pre>
 *
 * <p>The process runs the call on its main thread, with an empty {@link System#in}, and ends as any Java program does: when its last
 * non-daemon thread has ended. Its exit code is 0 then, or 1 if the call threw, with the trace on standard error. Unlike a worker of a
 * pool it may start child processes and open pools itself.
 *
 * <p>An application that returns from its main, or calls {@link System#exit}, ends after its children; daemons are killed then. If it
 * is killed, or a signal ends it, daemons end with it, and the others live on. All methods may be called by any thread.
 */
public sealed interface ChildProcess permits StartedChild, CurrentChild {

    /**
     * Starts a process that runs a call. Returns as soon as there is a process, which takes milliseconds, unless many are on their
     * way already; the call's arguments have been encoded by then. An interrupt does not end a start; the thread's flag is kept.
     *
     * @param call the call; its limit, or its task's, ends the process; retries do not count
     * @return the process
     * @throws IllegalArgumentException if the call has a soft limit, which only pools have
     * @throws EncodingException if an argument cannot travel
     * @throws PoolStartException if no process can be started
     * @throws GuardException in a worker of a pool, and in a static initialiser of a child process
     */
    static ChildProcess start(Call<?> call) {
        return builder().start(call);
    }

    /**
     * A process that is to differ from this one.
     *
     * @return a builder that changes nothing yet
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * The child processes of this process that have not ended.
     *
     * @return in the order of their start; a copy, unmodifiable
     */
    static List<ChildProcess> active() {
        return StartedChild.active();
    }

    /**
     * This process, where it is a child process.
     *
     * @return a handle that tells {@link #name} and {@link #pid}, and refuses to wait for its own end or to end itself
     * @throws IllegalStateException if this process was not started as a child process
     */
    static ChildProcess current() {
        return CurrentChild.get();
    }

    /**
     * The process that started this one, where this is a child process.
     *
     * @return the parent, perhaps ended
     * @throws IllegalStateException if this process was not started as a child process
     */
    static ParentProcess parent() {
        return ParentProcess.get();
    }

    /**
     * The name of the process: of its main thread and of its lines of output.
     *
     * @return by default {@code Process-1} for an application's first child, {@code Process-1:2} for the second child of that
     */
    String name();

    /**
     * The process id.
     *
     * @return never 0; the system may give it to others once this process has ended
     */
    long pid();

    /**
     * Whether the process has not ended yet.
     *
     * @return false once {@link #exitCode} is there
     */
    boolean isAlive();

    /**
     * Whether the process ends with the one that started it.
     *
     * @return as the builder was told; true for all that a daemon starts
     */
    boolean isDaemon();

    /**
     * Waits until the process has ended and what it wrote has been given on; a process that it started and that still holds its
     * streams delays this by a second at most. Returns at once if it has ended.
     *
     * @throws ParallelInterruptedException if the thread is interrupted; the process goes on
     * @throws IllegalStateException for this process itself
     */
    void join();

    /**
     * Waits as {@link #join()} does, for a limited time.
     *
     * @param limit how long to wait
     * @return false if the limit passed first
     * @throws InterruptedException if the thread is interrupted; the process goes on
     * @throws IllegalStateException for this process itself
     */
    boolean join(Duration limit) throws InterruptedException;

    /**
     * How the process ended.
     *
     * @return empty as long as it runs; 0 if its call returned, 1 if it threw, n after {@code System.exit(n)}, of which systems of the
     *     Unix family keep the lowest 8 bits, and -n if signal n ended it. The codes 129, 130 and 143 count as the signals 1, 2 and 15,
     *     since a JVM that these end exits with them
     */
    OptionalInt exitCode();

    /**
     * Waits until the call has ended, and gives its result. The process itself may still run.
     *
     * @return the result; null for a {@code void} method
     * @throws TaskFailedException if the call threw, with its exception as cause
     * @throws TaskTimeoutException if it ran longer than its limit; the process was killed
     * @throws WorkerLostException if the process ended before its call did
     * @throws EncodingException if an argument or the result could not travel
     * @throws ParallelInterruptedException if the thread is interrupted; the process goes on
     * @throws IllegalStateException for this process itself
     */
    Object result();

    /**
     * As {@link #result()}, with the type of the call.
     *
     * <pre>{@code
     * Call<List<Integer>> call = ParallelPrimes.below(100);
     * ChildProcess p = ChildProcess.start(call);
     * List<Integer> primes = p.result(call);
     * }</pre>
     *
     * @param call the call that the process was started with, the same object
     * @param <R> the type of the result
     * @return the result; may be null
     * @throws IllegalArgumentException if it is another call
     */
    <R> R result(Call<R> call);

    /**
     * Asks the process to end in order: its shutdown hooks run. It is a SIGTERM where there are signals, else the same as {@link #kill}.
     * Does not wait; nothing happens if the process has ended.
     *
     * @throws IllegalStateException for this process itself
     */
    void terminate();

    /**
     * Kills the process; a daemon with all that it started. Does not wait; nothing happens if the process has ended.
     *
     * @throws IllegalStateException for this process itself
     */
    void kill();

    /**
     * The end of the process.
     *
     * @return a new future, complete when {@link #join()} would return; completing or cancelling it harms nothing
     * @throws IllegalStateException for this process itself
     */
    CompletableFuture<ChildProcess> onExit();

    /**
     * Closes the handle. After this, every method but {@link #name}, {@code toString} and {@code close} throws {@link
     * IllegalStateException}. There is no need to: a process that has ended holds nothing but memory, for as long as someone knows its
     * handle.
     *
     * @throws IllegalStateException if the process still runs
     */
    void close();

    /** What a child process is to be. Not thread-safe; may start several processes. */
    final class Builder {

        private final ChildConfig config = new ChildConfig();

        Builder() {}

        /**
         * The name of the process.
         *
         * @param name not blank; by default {@code Process-} and its place in the family
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder name(String name) {
            config.setName(name);
            return this;
        }

        /**
         * Sets a variable of the process's environment.
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
         * Sets variables of the process's environment.
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
         * Has the process start from an empty environment instead of this process's own; {@link #environment} adds to it. What a
         * JVM needs is kept, as {@link Pool.Builder#cleanEnvironment} says.
         *
         * @return this builder
         */
        public Builder cleanEnvironment() {
            config.surroundings().setCleanEnvironment();
            return this;
        }

        /**
         * The process's working directory.
         *
         * @param directory a directory that exists when the process starts; by default that of this process
         * @return this builder
         */
        public Builder directory(Path directory) {
            config.surroundings().setDirectory(directory);
            return this;
        }

        /**
         * Further arguments of the process's JVM, after those of the task's annotation.
         *
         * @param arguments for example {@code "-Xss4m"}
         * @return this builder
         */
        public Builder jvmArgs(String... arguments) {
            config.surroundings().setJvmArgs(arguments);
            return this;
        }

        /**
         * The heap of the process.
         *
         * @param size as {@code -Xmx} takes it, for example {@code "512m"}; by default what the task's annotation says, else a share of
         *     the machine's or container's memory as for one of as many workers as there are processors
         * @return this builder
         * @throws IllegalArgumentException if it is no such size, or less than a JVM starts with
         */
        public Builder heap(String size) {
            config.surroundings().setHeap(size);
            return this;
        }

        /**
         * Where the process's standard output and standard error go.
         *
         * @param output by default {@link WorkerOutput#inherit()}
         * @return this builder
         */
        public Builder output(WorkerOutput output) {
            config.surroundings().setOutput(output);
            return this;
        }

        /**
         * Whether the process ends with this one, however this one ends.
         *
         * @param daemon by default false; in a process that is a daemon itself always true
         * @return this builder
         */
        public Builder daemon(boolean daemon) {
            config.setDaemon(daemon);
            return this;
        }

        /**
         * Starts a process that runs a call, as {@link ChildProcess#start} does.
         *
         * @param call the call
         * @return the process
         * @throws IllegalArgumentException if the directory is none, or the call has a soft limit
         * @throws EncodingException if an argument cannot travel
         * @throws PoolStartException if no process can be started: the message says why
         * @throws IllegalStateException in a daemon, for a process that is told not to be one
         * @throws GuardException in a worker of a pool, and in a static initialiser of a child process
         */
        public ChildProcess start(Call<?> call) {
            return StartedChild.start(config, call);
        }
    }
}
