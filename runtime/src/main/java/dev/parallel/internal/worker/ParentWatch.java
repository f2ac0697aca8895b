package dev.parallel.internal.worker;

import dev.parallel.internal.transport.Welcome;
import dev.parallel.internal.transport.WorkerLink;
import dev.parallel.internal.transport.WorkerThread;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads standard input to its end: then the parent is gone, in whatever way, and this process ends. One byte before that asks it to
 * end in order.
 */
final class ParentWatch implements Runnable {

    /** How long an orderly end may take. The parent has the same patience; this one counts if the parent dies meanwhile. */
    private static final long ORDERLY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final InputStream parent;
    private WorkerLink link;
    private volatile boolean asked;

    private ParentWatch(InputStream parent) {
        this.parent = parent;
    }

    static ParentWatch start(InputStream parent, String worker) {
        ParentWatch watch = new ParentWatch(parent);
        new WorkerThread(watch, worker + "-parent-watch").start();
        return watch;
    }

    /** There is a link now; it ends when the parent asks for it, or has asked already. */
    synchronized void attach(WorkerLink newLink) throws IOException {
        link = newLink;
        endIfAsked();
    }

    /** Whether the parent has asked this process to end; else it is gone. */
    boolean hasAsked() {
        return asked;
    }

    private synchronized void endIfAsked() throws IOException {
        if (asked && link != null) {
            link.control().close();
            link.end();
        }
    }

    @Override
    public void run() {
        try {
            int message = parent.read();
            while (message >= 0 && message != Welcome.END) {
                message = parent.read();
            }
            if (message == Welcome.END) {
                endInOrder();
            }
        } catch (IOException e) {
            // The same as its end: a lifeline that cannot be read is none.
            System.err.println("A worker cannot read its standard input any more: " + e);
        } finally {
            Orphan.end();
        }
    }

    /**
     * Ends the main loop, and waits for the process to exit. A JVM that exits waits up to 300 ms for threads that are in native code, so
     * neither this thread nor the control thread goes on reading.
     */
    private void endInOrder() throws IOException {
        asked = true;
        endIfAsked();
        long deadline = System.nanoTime() + ORDERLY_NANOS;
        for (long left = ORDERLY_NANOS; left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
