package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who may spin. Idle spinning is what makes an isolated call cheap, and what could starve everybody else: at most half of
 * the processors' number of workers, those used last, and as many callers; nobody on a single processor.
 */
final class SpinRights {

    /**
     * How long a caller spins for an answer, and the collector for the next one, before they park. Short, since a worker may need the
     * processor; and not at all if the worker had to be woken, which takes as long.
     */
    static final long CALLER_NANOS = 20_000;

    /** How long an idle worker spins: as long as it may take a caller who had parked to wake up and call again. */
    private static final long WORKER_NANOS = 50_000;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int MOST = PROCESSORS == 1 ? 0 : PROCESSORS / 2;
    /** All pools' callers share the processors. */
    private static final AtomicInteger CALLERS = new AtomicInteger();

    /** The workers that may spin, the one used last at the end. Guarded by the scheduler's lock. */
    private final ArrayDeque<Link> workers = new ArrayDeque<>(MOST + 1);

    /** A worker gets a call; it may spin after it, and the one that was used least recently may not any more. */
    void use(Link link) {
        if (MOST == 0 || workers.peekLast() == link) {
            return;
        }
        if (!workers.remove(link)) {
            link.grantSpin(WORKER_NANOS);
            if (workers.size() == MOST) {
                workers.removeFirst().grantSpin(0);
            }
        }
        workers.addLast(link);
    }

    void forget(Link link) {
        workers.remove(link);
    }

    static boolean tryCaller() {
        if (CALLERS.incrementAndGet() <= MOST) {
            return true;
        }
        CALLERS.decrementAndGet();
        return false;
    }

    static void endCaller() {
        CALLERS.decrementAndGet();
    }
}
