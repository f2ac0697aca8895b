package dev.parallel.internal.worker;

import java.io.IOException;
import java.io.InputStream;

/** Ends this process when standard input ends: then the parent is gone, in whatever way. */
final class ParentWatch {

    private ParentWatch() {}

    static void start(InputStream parent) {
        Thread watch = new Thread(() -> watch(parent), "parallel-parent-watch");
        watch.setDaemon(true);
        watch.setPriority(Thread.MAX_PRIORITY);
        watch.start();
    }

    private static void watch(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing more is ever sent; a byte would be harmless.
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // The same as its end: a lifeline that cannot be read is none.
            System.err.println("A worker cannot read its standard input any more: " + e);
        } finally {
            try {
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            } finally {
                // Not exit(): a task's shutdown hooks must not keep a process alive that belongs to nobody.
                Runtime.getRuntime().halt(WorkerExit.NO_PARENT);
            }
        }
    }
}
