package dev.parallel.internal.worker;

import dev.parallel.internal.transport.Birth;
import dev.parallel.internal.transport.LinkAcceptance;
import dev.parallel.internal.transport.ThisChild;
import dev.parallel.internal.transport.Welcome;
import dev.parallel.internal.transport.WorkerLink;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The main class of a child process: runs one call on the main thread, answers, and returns. The process ends as any Java program does,
 * once its last non-daemon thread has ended; with code 1 and the trace on standard error if the call threw.
 */
public final class ChildMain {

    private ChildMain() {}

    /**
     * Takes the link up that standard input tells of, and runs the call that comes through it.
     *
     * @param arguments none
     * @throws Throwable what the call throws
     */
    @SuppressWarnings("checkstyle:IllegalThrows") // what leaves main is what the JVM prints and ends with
    public static void main(String[] arguments) throws Throwable {
        WorkerLink link = accept(new FileInputStream(FileDescriptor.in));
        if (link == null) {
            Runtime.getRuntime().halt(WorkerExit.NO_LINK);
        } else if (!link.next()) {
            Runtime.getRuntime().halt(WorkerExit.NO_PARENT);
        } else {
            Throwable failure = new CallLoop(link).runOne();
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static WorkerLink accept(InputStream parent) {
        // For the call, standard input is empty.
        System.setIn(InputStream.nullInputStream());
        try {
            Welcome welcome = Welcome.readFrom(parent);
            ThisChild child = ThisChild.become(welcome.name(), Birth.readFrom(parent));
            System.setProperty("parallel.child.name", welcome.name());
            Thread.currentThread().setName(welcome.name());
            WorkerLink link = LinkAcceptance.accept(welcome.folder(), welcome.secret());
            Lifeline.start(link, child, Thread.currentThread());
            return link;
        } catch (IOException e) {
            System.err.println("A child process could not connect to its parent: " + e);
            return null;
        }
    }
}
