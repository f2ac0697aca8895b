package dev.parallel.internal.worker;

import java.io.IOException;
import java.io.InputStream;

/** Ends this process when standard input ends: then the parent is gone, in whatever way. */
final class ParentWatch {

    private ParentWatch() {}

    static void start(InputStream parent) {
        Thread watch = new Thread(() -> watch(parent), "parallel-parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(InputStream parent) {
        try {
            int more;
            do {
                // Nothing is ever sent after the welcome; a byte would be harmless.
                more = parent.read();
            } while (more >= 0);
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
