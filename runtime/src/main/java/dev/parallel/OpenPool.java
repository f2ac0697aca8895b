package dev.parallel;

import dev.parallel.internal.schedule.ProcessPool;
import java.util.concurrent.TimeUnit;

/** What must be known of a pool after it has become garbage; nothing here may refer to it. */
final class OpenPool {

    /** How long the end of an application waits for pools with a finalizer that others still use. */
    private static final long MOST_USE_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** Half a second. Counted in looks, so that a machine that stands still for a while does not use them up. */
    private static final int QUIET_LOOKS = 50;
    /** A second: who is stopped while a mapping runs does not want to wait for it. */
    private static final int BUSY_LOOKS = 100;

    private static final int MOST_FRAMES = 12;

    final String name;
    private final boolean declarative;
    /** How long its finalizers may take; 0: it has none. */
    private final long farewellNanos;
    /** As text: an exception would keep the classes loaded that it has in its trace. */
    private final StackTraceElement[] openedAt = callers();

    /** Null once it has ended: what it holds may hold the pool that the user had, which would then be kept for ever. */
    volatile ProcessPool pool;

    /** For the thread that waits for the end of the application: how many looks have found it busy, or idle and unchanged, in a row. */
    private int busyLooks;

    private int quietLooks;
    private long endedItems = -1;
    /** When its workers began to end; negative before. */
    private long endsSince = -1;

    OpenPool(String name, boolean declarative, long farewellNanos) {
        this.name = name;
        this.declarative = declarative;
        this.farewellNanos = farewellNanos;
    }

    boolean isToBeTold() {
        ProcessPool present = pool;
        return !declarative && present != null && present.life().isOpen();
    }

    /**
     * Whether the end of the application is to wait for its finalizers. Begins them once it has had nothing to do for a while, since
     * other shutdown hooks may still use it.
     *
     * <p>To be asked each {@link OpenPools#LOOK_NANOS}.
     *
     * @param passed since when the application ends, in nanoseconds
     */
    boolean isToBeWaitedFor(long passed) {
        ProcessPool present = pool;
        if (present == null || farewellNanos == 0) {
            return false;
        }
        if (endsSince >= 0) {
            return passed - endsSince < farewellNanos;
        }
        long items = present.figures().calls().ended();
        boolean idle = present.life().isIdle();
        busyLooks = idle ? 0 : busyLooks + 1;
        quietLooks = idle && items == endedItems ? quietLooks + 1 : 0;
        endedItems = items;
        if (idle && (quietLooks >= QUIET_LOOKS || !present.life().isOpen())) {
            endsSince = passed;
            present.shutdown();
            return true;
        }
        return passed < MOST_USE_NANOS && busyLooks < BUSY_LOOKS;
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
