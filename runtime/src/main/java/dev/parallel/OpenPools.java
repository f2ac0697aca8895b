package dev.parallel;

import dev.parallel.internal.process.ApplicationEnd;
import dev.parallel.internal.process.Detached;
import dev.parallel.internal.schedule.ProcessPool;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The pools that have not ended: one that becomes garbage is shut down, one that is open when the application ends is told of, and their
 * finalizers are waited for then. Thread-safe.
 */
final class OpenPools {

    /** What another hook may take to close its pools before they are told of. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final Set<OpenPool> PRESENT = ConcurrentHashMap.newKeySet();

    /** Null before it is needed first: it has a thread, which cannot always be had. */
    private static Cleaner cleaner;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(Detached.daemon("parallel-open-pools", OpenPools::applicationEnds, 0));
        } catch (IllegalStateException e) {
            // The application ends already; the workers end with it.
            System.getLogger(OpenPools.class.getName())
                    .log(Level.DEBUG, "a pool was opened while the application ends", e);
        }
    }

    private OpenPools() {}

    /**
     * Of a pool that is about to be opened. Whatever {@link #follow} needs and may be missing, is asked for here, before anything of it
     * runs.
     */
    static OpenPool expect(String name, boolean declarative, long farewellNanos) {
        cleaner();
        return new OpenPool(name, declarative, farewellNanos);
    }

    private static synchronized Cleaner cleaner() {
        if (cleaner == null) {
            cleaner = Cleaner.create(work -> Detached.daemon("parallel-cleaner", work, 0));
        }
        return cleaner;
    }

    /**
     * Follows a pool until it has ended.
     *
     * @param core is garbage once nobody can give it calls any more
     */
    static void follow(PoolCore core, ProcessPool pool, OpenPool entry) {
        entry.pool = pool;
        PRESENT.add(entry);
        if (pool.life().isOver()) {
            ended(entry);
        }
        cleaner().register(core, () -> unreachable(entry));
    }

    /** All of a pool is over. */
    static void ended(OpenPool entry) {
        PRESENT.remove(entry);
        entry.pool = null;
    }

    /** Pools that become garbage while the application ends are as open as all others: who had them has gone. */
    private static void unreachable(OpenPool entry) {
        ProcessPool pool = entry.pool;
        if (pool == null || !pool.life().isOpen() || ApplicationEnd.hasBegun()) {
            return;
        }
        try {
            // Told first: an application that sees its workers end may end itself, and what comes after that is
            // told to nobody.
            System.getLogger(Pool.class.getName())
                    .log(
                            Level.WARNING,
                            "The pool " + entry.name + ", opened " + entry.where()
                                    + ", was never closed, and nothing refers to it any more. Its workers are stopped now;"
                                    + " close a pool when it is not needed, best with try-with-resources",
                            entry.trace());
        } finally {
            // If it has begun meanwhile, this may have been told to handlers that were closed already.
            if (!ApplicationEnd.hasBegun()) {
                // Calls that were given are run to their end: somebody may wait for their results.
                pool.shutdown();
            }
        }
    }

    /**
     * The application ends. Pools are left as they are, since others may still need them to end in order: the workers end when this
     * JVM does. Only finalizers need time before that.
     */
    private static void applicationEnds() {
        long start = System.nanoTime();
        boolean told = false;
        boolean waits = true;
        while (!told || waits) {
            long passed = System.nanoTime() - start;
            if (!told && (passed >= GRACE_NANOS || PRESENT.stream().noneMatch(OpenPool::isToBeTold))) {
                tell();
                told = true;
            }
            waits = false;
            for (OpenPool entry : PRESENT) {
                waits |= entry.isToBeWaitedFor(passed);
            }
            if (!told || waits) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private static void tell() {
        for (OpenPool entry : PRESENT) {
            if (entry.isToBeTold()) {
                // Loggers are shut down by hooks of their own, at the same time as this one runs.
                System.err.println("WARNING: the pool " + entry.name + ", opened " + entry.where()
                        + ", is still open while the application ends. Close it, best with try-with-resources");
            }
        }
    }
}
