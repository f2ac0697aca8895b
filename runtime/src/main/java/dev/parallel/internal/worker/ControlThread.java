package dev.parallel.internal.worker;

import dev.parallel.internal.transport.WorkerControl;
import dev.parallel.internal.transport.WorkerLink;
import java.io.IOException;

/** Serves the control connection: thread dumps. */
final class ControlThread implements WorkerControl.Requests {

    private final WorkerLink link;
    private final Thread main;

    private ControlThread(WorkerLink link, Thread main) {
        this.link = link;
        this.main = main;
    }

    static void start(WorkerLink link, Thread main) {
        ControlThread control = new ControlThread(link, main);
        Thread thread = new Thread(control::serve, main.getName() + "-control");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
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
}
