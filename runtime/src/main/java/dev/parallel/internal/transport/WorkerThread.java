package dev.parallel.internal.transport;

/**
 * A daemon thread that serves a worker. A task may interrupt all threads of its process or of its thread group; that would close what
 * this one reads, or keep it from waiting. So it cannot be interrupted.
 */
public final class WorkerThread extends Thread {

    /** Makes a thread, which is not started. */
    public WorkerThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /** Does nothing. */
    @Override
    public void interrupt() {}
}
