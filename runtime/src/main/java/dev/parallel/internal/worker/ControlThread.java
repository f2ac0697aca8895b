package dev.parallel.internal.worker;

import dev.parallel.internal.transport.WorkerControl;
import dev.parallel.internal.transport.WorkerLink;
import dev.parallel.internal.transport.WorkerThread;
import java.io.IOException;

/** Serves the control connection: thread dumps, and interrupts at soft limits. */
final class ControlThread implements WorkerControl.Requests, Runnable {

    private final WorkerLink link;
    private final Thread main;
    private final SoftInterrupt softInterrupt;

    private ControlThread(WorkerLink link, Thread main, SoftInterrupt softInterrupt) {
        this.link = link;
        this.main = main;
        this.softInterrupt = softInterrupt;
    }

    static void start(WorkerLink link, Thread main, SoftInterrupt softInterrupt) {
        ControlThread control = new ControlThread(link, main, softInterrupt);
        new WorkerThread(control, main.getName() + "-control").start();
    }

    @Override
    public void run() {
        try {
            link.control().serve(this);
        } catch (IOException e) {
            // The parent closes this connection before it kills; whether it lives, the parent watch knows.
            link.end();
        }
    }

    @Override
    public String dump() {
        return ThreadDump.of(main);
    }

    @Override
    public void interrupt(long call) {
        softInterrupt.interrupt(call);
    }
}
