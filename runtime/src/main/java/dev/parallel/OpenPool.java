package dev.parallel;

import dev.parallel.internal.schedule.ProcessPool;
import java.util.concurrent.TimeUnit;

/** What must be known of a pool after it has become garbage; nothing here may refer to it. */
final class OpenPool {

    /** How long the end of an application waits for a finalizer that has no limit of its own, and for pools that others still use. */
    private static final long FINALIZER_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** What a worker may take to end once its finalizer has. */
    private static final long ORDERLY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int MOST_FRAMES = 12;

    final String name;
    private final boolean declarative;
    private final boolean hasFinalizer;
    private final long finalizerNanos;
    /** As text: an exception would keep the classes loaded that it has in its trace. */
    private final StackTraceElement[] openedAt = callers();

    /** Null once it has ended: what it holds may hold the pool that the user had, which would then be kept for ever. */
    volatile ProcessPool pool;

    /** When the application's end has seen it change last, and what it was like; for the thread that waits for it. */
    private long changedAt;

    private long endedItems = -1;
    private boolean idle;
    /** When its workers began to end; negative before. */
    private long endsSince = -1;

    OpenPool(String name, PoolConfig config) {
        this.name = name;
        this.declarative = config.isDeclarative();
        this.hasFinalizer = config.finalizer() != null;
        long own = hasFinalizer ? PoolDuty.finalizer(config.finalizer()).limitNanos() : 0;
        this.finalizerNanos = Math.max(FINALIZER_NANOS, Math.min(own, Long.MAX_VALUE / 2)) + ORDERLY_NANOS;
    }

    boolean isToBeTold() {
        ProcessPool present = pool;
        return !declarative && present != null && present.life().isOpen();
    }

    /**
     * Whether the end of the application is to wait for its finalizers. Begins them once it has had nothing to do for a while, since
     * other shutdown hooks may still use it.
     *
     * @param passed since when the application ends, in nanoseconds
     */
    boolean isToBeWaitedFor(long passed) {
        ProcessPool present = pool;
        if (present == null || !hasFinalizer) {
            return false;
        }
        if (endsSince >= 0) {
            return passed - endsSince < finalizerNanos;
        }
        long items = present.figures().calls().ended();
        boolean nowIdle = present.life().isIdle();
        if (items != endedItems || nowIdle != idle) {
            endedItems = items;
            idle = nowIdle;
            changedAt = passed;
        }
        boolean isOpen = present.life().isOpen();
        if (idle && (!isOpen || passed - changedAt >= OpenPools.GRACE_NANOS)) {
            endsSince = passed;
            present.shutdown();
            return true;
        }
        return passed < FINALIZER_NANOS && passed - changedAt < OpenPools.GRACE_NANOS;
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
