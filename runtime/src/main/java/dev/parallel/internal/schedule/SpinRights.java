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
     * How long one spins before one parks: longer than the gap between the calls of a busy caller, and short, since the one who is
     * waited for may need the processor to wake up on.
     */
    static final long NANOS = 20_000;

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
            link.grantSpin(NANOS);
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
