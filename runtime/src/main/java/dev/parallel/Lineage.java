package dev.parallel;

import dev.parallel.internal.transport.Birth;
import dev.parallel.internal.transport.ThisChild;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Where this process stands in the family of its application, and where its children will. Thread-safe. */
final class Lineage {

    /** The name of a process that nobody started as a child. */
    private static final String ROOT = "MainProcess";

    private static final AtomicInteger CHILDREN = new AtomicInteger();

    private Lineage() {}

    /**
     * What a new child is told.
     *
     * @param daemon whether it is to be a daemon; null for what this process is
     * @throws IllegalStateException if this process is a daemon, and the child is not to be one
     */
    static Birth next(Boolean daemon) {
        Optional<ThisChild> self = ThisChild.get();
        boolean inherited = self.isPresent() && self.get().birth().daemon();
        if (inherited && Boolean.FALSE.equals(daemon)) {
            throw new IllegalStateException(
                    "daemon(false) was refused: this process, "
                            + self.get().name()
                            + ", is a daemon, and all that it starts has to end with it. Leave daemon() out, or start the process elsewhere");
        }
        int number = CHILDREN.incrementAndGet();
        return new Birth(
                self.map(child -> child.birth().identity() + ":" + number).orElse(Integer.toString(number)),
                daemon == null ? inherited : daemon,
                ProcessHandle.current().pid(),
                self.map(ThisChild::name).orElse(ROOT));
    }

    /** This process as a child; throws where it is none. */
    static ThisChild self(String what) {
        return ThisChild.get()
                .orElseThrow(() -> new IllegalStateException(what
                        + " is there in a child process only, and this process was not started by ChildProcess.start"
                        + (WorkerGuard.inWorker() ? ": it is the worker of a pool" : "")));
    }
}
