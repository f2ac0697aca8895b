package dev.parallel.internal.worker;

import dev.parallel.internal.transport.ThisChild;
import dev.parallel.internal.transport.WorkerControl;
import dev.parallel.internal.transport.WorkerLink;
import dev.parallel.internal.transport.WorkerThread;
import java.io.IOException;

/**
 * Holds a child process's control connection: serves thread dumps, and sees the parent's end. A child that is a daemon ends then, with
 * all that it started. The connection takes the place of {@link ParentWatch}: a read of standard input cannot be left, and a JVM that
 * exits would wait 300 ms for it.
 */
final class Lifeline implements WorkerControl.Requests, Runnable {

    private final WorkerLink link;
    private final ThisChild child;
    private final Thread main;

    private Lifeline(WorkerLink link, ThisChild child, Thread main) {
        this.link = link;
        this.child = child;
        this.main = main;
    }

    static void start(WorkerLink link, ThisChild child, Thread main) {
        new WorkerThread(new Lifeline(link, child, main), "parallel-lifeline").start();
        Runtime.getRuntime().addShutdownHook(new Thread("parallel-announce-exit") {
            @Override
            public void run() {
                link.announceExit();
                link.control().processEnds();
            }
        });
    }

    @Override
    public void run() {
        try {
            link.control().serveUntilParentEnds(this);
        } catch (IOException e) {
            // The parent was killed: its end of the connection was not closed in order.
            System.getLogger(Lifeline.class.getName())
                    .log(System.Logger.Level.DEBUG, "the connection to the parent broke", e);
        } finally {
            parentEnded();
        }
    }

    private void parentEnded() {
        if (child.birth().daemon()) {
            Orphan.end();
        }
        child.parentEnded();
    }

    @Override
    public String dump() {
        return ThreadDump.of(main);
    }
}
