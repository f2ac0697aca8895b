package dev.parallel.internal.worker;

/**
 * Interrupts the main thread at a call's soft limit: while it runs that call, and never while it runs another. The request comes on
 * the control connection, at any time; the lock orders it with the begin and the end of calls.
 */
final class SoftInterrupt {

    private static final long NONE = -1;

    private final Thread main;
    /** The call that may be interrupted now. */
    private long running = NONE;
    /** The call that an interrupt was asked for. It may come before its task begins, while the arguments are read. */
    private long asked = NONE;

    private boolean delivered;

    SoftInterrupt(Thread main) {
        this.main = main;
    }

    /** A task begins; on the main thread. */
    synchronized void begin(long call) {
        running = call;
        delivered = false;
        boolean due = asked == call;
        // What was asked for another call came too late for that one.
        asked = NONE;
        if (due) {
            deliver();
        }
    }

    /** The task has ended: no interrupt comes from here on. True if one came. */
    synchronized boolean end() {
        running = NONE;
        return delivered;
    }

    /** Asks for an interrupt of one call; any thread. */
    synchronized void interrupt(long call) {
        asked = call;
        if (running == call) {
            deliver();
        }
    }

    private void deliver() {
        delivered = true;
        main.interrupt();
    }
}
