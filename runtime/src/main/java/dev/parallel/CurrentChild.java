package dev.parallel;

import dev.parallel.internal.transport.ThisChild;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** This process as a child: tells what it is, and refuses what would wait for itself or end itself. */
final class CurrentChild implements ChildProcess {

    private final ThisChild child;

    private CurrentChild(ThisChild child) {
        this.child = child;
    }

    static CurrentChild get() {
        return new CurrentChild(Lineage.self("ChildProcess.current()"));
    }

    @Override
    public String name() {
        return child.name();
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public boolean isDaemon() {
        return child.birth().daemon();
    }

    @Override
    public OptionalInt exitCode() {
        return OptionalInt.empty();
    }

    @Override
    public void join() {
        throw refused("join()", "a process that waits for its own end never ends");
    }

    @Override
    public boolean join(Duration limit) {
        throw refused("join()", "a process that waits for its own end never ends");
    }

    @Override
    public CompletableFuture<ChildProcess> onExit() {
        throw refused("onExit()", "nobody is left here to see it; use a shutdown hook");
    }

    @Override
    public Object result() {
        throw refused("result()", "the result is for the process that started this one");
    }

    @Override
    public <R> R result(Call<R> call) {
        throw refused("result()", "the result is for the process that started this one");
    }

    @Override
    public void terminate() {
        throw refused("terminate()", "call System.exit");
    }

    @Override
    public void kill() {
        throw refused("kill()", "call Runtime.halt");
    }

    @Override
    public void close() {
        throw refused("close()", "it still runs");
    }

    private IllegalStateException refused(String what, String why) {
        return new IllegalStateException(
                what + " of " + this + " was refused, since this is that process itself: " + why);
    }

    @Override
    public String toString() {
        return name() + " (pid " + pid() + ", this process)";
    }
}
