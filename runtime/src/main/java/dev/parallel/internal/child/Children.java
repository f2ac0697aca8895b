package dev.parallel.internal.child;

import dev.parallel.internal.process.Detached;
import dev.parallel.internal.transport.LiveThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The child processes of this application that have not ended, and what becomes of them at its end: daemons are killed, the others are
 * awaited. Thread-safe.
 *
 * <p>An application that returns from its main is kept alive by the threads that attend to children. One that calls {@link
 * System#exit} waits in a shutdown hook. One that a signal ends does not wait, or it could not be stopped.
 */
public final class Children {

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    /** The JVM runs the hooks on a thread that it names after the signal. */
    private static final Set<String> SIGNAL_THREADS = Set.of("SIGTERM handler", "SIGINT handler", "SIGHUP handler");

    private static final long SIGNAL_LOOK_MILLIS = 200;

    private static final Set<Child> LIVING = new LinkedHashSet<>();

    private static boolean hooked;
    private static boolean ending;

    private Children() {}

    /**
     * Those that have not ended.
     *
     * @return in the order of their start
     */
    public static List<Child> living() {
        synchronized (LIVING) {
            return new ArrayList<>(LIVING);
        }
    }

    /**
     * Counts a child in that has just been started.
     *
     * @return false if this application is ending and must not have new ones
     */
    static boolean add(Child child) {
        synchronized (LIVING) {
            if (!hook()) {
                return false;
            }
            LIVING.add(child);
            return true;
        }
    }

    private static boolean hook() {
        if (!hooked && !ending) {
            try {
                Runtime.getRuntime()
                        .addShutdownHook(Detached.daemon("parallel-end-children", Children::applicationEnds, 0));
                hooked = true;
            } catch (IllegalStateException e) {
                // The hooks run already.
                ending = true;
            }
        }
        return !ending;
    }

    static void remove(Child child) {
        synchronized (LIVING) {
            LIVING.remove(child);
        }
    }

    private static void applicationEnds() {
        synchronized (LIVING) {
            ending = true;
        }
        List<Child> living = living();
        for (Child child : living) {
            if (child.isDaemon()) {
                child.process().killAndWait(Duration.ZERO);
            }
        }
        for (Child child : living) {
            if (child.isDaemon()) {
                child.process().awaitExit(KILL_LIMIT);
            } else {
                awaitExit(child);
            }
        }
    }

    /** Not for longer than until a signal asks for the application's end, which may come while it waits here. */
    private static void awaitExit(Child child) {
        while (!isEndedBySignal()) {
            try {
                child.exited().get(SIGNAL_LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                continue;
            } catch (ExecutionException e) {
                throw new IllegalStateException("the end of " + child.process().name() + " cannot be waited for", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isEndedBySignal() {
        for (Thread thread : LiveThreads.now()) {
            if (SIGNAL_THREADS.contains(thread.getName())) {
                return true;
            }
        }
        return false;
    }
}
