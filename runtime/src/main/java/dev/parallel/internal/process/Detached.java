package dev.parallel.internal.process;

import java.io.IOException;
import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Starts what outlives its starter, so that it keeps nothing of him: a thread inherits the context class loader and, before Java
 * 24, the protection domains of all that is on the stack, and so would keep the classes of an application that was undeployed long
 * ago. The JDK's own threads that wait for processes do so, too.
 */
public final class Detached {

    private Detached() {}

    /**
     * Starts a process; the thread that waits for it belongs to nobody.
     *
     * @param builder what to start
     */
    static Process start(ProcessBuilder builder) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return builder.start();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /**
     * Makes a daemon thread that belongs to nobody.
     *
     * @param name its name
     * @param work what it does
     * @param stack its stack in bytes; 0: the default
     * @return not started yet
     */
    @SuppressWarnings("removal") // the only way, before Java 24, not to inherit protection domains
    public static Thread daemon(String name, Runnable work, long stack) {
        Thread thread = AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> new Thread(null, work, name, stack, false));
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }
}
