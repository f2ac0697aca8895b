package dev.parallel.internal.schedule;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads whose names say which pool they serve, and as what. */
final class Threads implements ThreadFactory {

    private final String prefix;
    private final AtomicInteger next = new AtomicInteger(1);

    Threads(String prefix) {
        this.prefix = prefix;
    }

    static void start(String name, Runnable work) {
        daemon(name, work).start();
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Thread newThread(Runnable work) {
        return daemon(prefix + "-" + next.getAndIncrement(), work);
    }
}
