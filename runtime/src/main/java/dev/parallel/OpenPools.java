package dev.parallel;

import dev.parallel.internal.process.Detached;
import dev.parallel.internal.schedule.ProcessPool;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Objects;
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

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** How long the end of an application waits for finalizers. */
    private static final long FINALIZER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int MOST_FRAMES = 12;

    private static final Set<Entry> PRESENT = ConcurrentHashMap.newKeySet();

    /** Whether the application ends. Pools that become garbage then are as open as all others: who had them has gone. */
    private static volatile boolean ending;

    private static final Cleaner CLEANER = Cleaner.create(work -> Detached.daemon("parallel-cleaner", work, 0));

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

    /** What must be known of a pool after it has become garbage; nothing here may refer to it. */
    static final class Entry {

        private final String name;
        private final boolean declarative;
        private final boolean hasFinalizer;
        /** As text: an exception would keep the classes loaded that it has in its trace. */
        private final StackTraceElement[] openedAt = callers();

        /** Null once it has ended: what it holds may hold the pool that the user had, which would then be kept for ever. */
        private volatile ProcessPool pool;

        /** Of a pool that is about to be opened. */
        Entry(String name, PoolConfig config) {
            this.name = name;
            this.declarative = config.isDeclarative();
            this.hasFinalizer = config.finalizer() != null;
        }

        boolean isOpen() {
            ProcessPool present = pool;
            return present != null && present.life().isOpen();
        }

        boolean isToBeFinalized() {
            ProcessPool present = pool;
            return hasFinalizer && present != null && present.life().isIdle();
        }

        boolean isToBeTold() {
            return isOpen() && !declarative;
        }

        /** Where it was opened, without the frames of this library. */
        private static StackTraceElement[] callers() {
            return StackWalker.getInstance()
                    .walk(all -> all.dropWhile(frame -> isOurs(frame.getClassName()))
                            .limit(MOST_FRAMES)
                            .map(StackWalker.StackFrame::toStackTraceElement)
                            .toArray(StackTraceElement[]::new));
        }

        private static boolean isOurs(String className) {
            String own = Pool.class.getPackageName();
            return className.startsWith(own + ".") && className.indexOf('.', own.length() + 1) < 0;
        }

        String where() {
            return openedAt.length == 0 ? "somewhere" : "at " + openedAt[0];
        }

        Throwable trace() {
            Throwable opened = new Throwable("it was opened here");
            opened.setStackTrace(openedAt);
            return opened;
        }
    }

    /**
     * Follows a pool until it has ended.
     *
     * @param core is garbage once nobody can give it calls any more
     */
    static void follow(PoolCore core, ProcessPool pool, Entry entry) {
        entry.pool = pool;
        PRESENT.add(entry);
        if (pool.life().isOver()) {
            ended(entry);
        }
        CLEANER.register(core, () -> unreachable(entry));
    }

    /** All of a pool is over. */
    static void ended(Entry entry) {
        PRESENT.remove(entry);
        entry.pool = null;
    }

    private static void unreachable(Entry entry) {
        ProcessPool pool = entry.pool;
        if (!ending && pool != null && pool.life().isOpen()) {
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
                // Calls that were given are run to their end: somebody may wait for their results.
                pool.shutdown();
            }
        }
    }

    /**
     * The application ends. Pools are left as they are, since others may still need them to end in order: the workers end when this
     * JVM does. Only a finalizer needs time before that.
     */
    private static void applicationEnds() {
        ending = true;
        long deadline = System.nanoTime() + GRACE_NANOS;
        while (PRESENT.stream().anyMatch(entry -> entry.isToBeTold() || entry.isOpen() && entry.hasFinalizer)
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        for (Entry entry : PRESENT) {
            if (entry.isToBeTold()) {
                // Loggers are shut down by hooks of their own, at the same time as this one runs.
                System.err.println("WARNING: the pool " + entry.name + ", opened " + entry.where()
                        + ", is still open while the application ends. Close it, best with try-with-resources");
            }
        }
        endWithFinalizers();
    }

    private static void endWithFinalizers() {
        // Those that somebody has shut down, and nobody waits for, are among them.
        List<ProcessPool> idle = PRESENT.stream()
                .filter(Entry::isToBeFinalized)
                .map(entry -> entry.pool)
                .filter(Objects::nonNull)
                .toList();
        idle.forEach(ProcessPool::shutdown);
        long deadline = System.nanoTime() + FINALIZER_NANOS;
        for (ProcessPool pool : idle) {
            try {
                pool.life().awaitStopped(deadline - System.nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
