package dev.parallel.internal.worker;

import dev.parallel.internal.transport.LinkAcceptance;
import dev.parallel.internal.transport.LogSender;
import dev.parallel.internal.transport.Welcome;
import dev.parallel.internal.transport.WorkerLink;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The main class of a worker process. Users' code runs on the main thread, after everything here is in place. */
public final class WorkerMain {

    private WorkerMain() {}

    /**
     * Takes the link up that standard input tells of, and runs calls until it is told to end.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        InputStream parent = new FileInputStream(FileDescriptor.in);
        // For tasks, standard input is empty; the descriptor itself stays the lifeline.
        System.setIn(InputStream.nullInputStream());
        TerminalSignals.ignoreInterrupt();
        Welcome welcome;
        WorkerLink link;
        ParentWatch watch;
        LogSender logs = null;
        try {
            welcome = Welcome.readFrom(parent);
            System.setProperty("parallel.worker", "true");
            System.setProperty("parallel.worker.name", welcome.name());
            System.setProperty("parallel.worker.nesting", Integer.toString(welcome.nesting()));
            Thread.currentThread().setName(welcome.name());
            watch = ParentWatch.start(parent, welcome.name());
            link = LinkAcceptance.accept(welcome.folder(), welcome.secret());
            watch.attach(link);
            if (welcome.logLevel() != Welcome.NO_LOGS) {
                logs = LinkAcceptance.acceptLogs(welcome.folder(), welcome.secret());
            }
        } catch (IOException e) {
            System.err.println("A worker could not connect to its pool: " + e);
            Runtime.getRuntime().halt(WorkerExit.NO_LINK);
            return;
        }
        SoftInterrupt softInterrupt = new SoftInterrupt(Thread.currentThread());
        ControlThread.start(link, Thread.currentThread(), softInterrupt);
        Runtime.getRuntime().addShutdownHook(new Thread(Thread.currentThread().getName() + "-announce-exit") {
            @Override
            public void run() {
                link.announceExit();
            }
        });
        if (logs != null) {
            LogForwarding.start(logs, welcome.logLevel());
        }
        run(link, watch, softInterrupt);
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // standard error is what the parent shows as the last output
    private static void run(WorkerLink link, ParentWatch watch, SoftInterrupt softInterrupt) {
        try {
            new CallLoop(link, softInterrupt).run();
            if (watch.hasAsked()) {
                OrderlyEnd.begin();
            } else {
                Orphan.end();
            }
        } catch (Throwable e) {
            // Of whatever type: a worker without its loop would live on for as long as a task has left a thread behind.
            try {
                e.printStackTrace();
            } finally {
                Runtime.getRuntime().halt(WorkerExit.BROKEN_LOOP);
            }
        }
    }
}
