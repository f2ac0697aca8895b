package dev.parallel;

import dev.parallel.internal.transport.ThisChild;
import java.util.concurrent.CompletableFuture;

/** The process that started this child process. Thread-safe. */
public final class ParentProcess {

    private final ThisChild child;

    private ParentProcess(ThisChild child) {
        this.child = child;
    }

    static ParentProcess get() {
        return new ParentProcess(Lineage.self("ChildProcess.parent()"));
    }

    /**
     * The parent's name.
     *
     * @return {@code MainProcess}, if the parent is no child process itself
     */
    public String name() {
        return child.birth().parentName();
    }

    /**
     * The parent's process id.
     *
     * @return never 0; the system may give it to others once the parent has ended
     */
    public long pid() {
        return child.birth().parentPid();
    }

    /**
     * Whether the parent has not ended yet.
     *
     * @return false once {@link #onExit} is complete
     */
    public boolean isAlive() {
        return !child.parentGone().isDone();
    }

    /**
     * The parent's end, however it ended. A child that is a daemon does not live to see it.
     *
     * @return a new future; completing or cancelling it harms nothing
     */
    public CompletableFuture<ParentProcess> onExit() {
        return child.parentGone().thenApply(ended -> this);
    }

    /** The parent's name and process id. */
    @Override
    public String toString() {
        return name() + " (pid " + pid() + (isAlive() ? ", running)" : ", ended)");
    }
}
