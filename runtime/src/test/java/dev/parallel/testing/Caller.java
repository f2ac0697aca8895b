package dev.parallel.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread that makes one call of its own, and can be interrupted meanwhile. */
public final class Caller<T> {

    private static final long LIMIT_SECONDS = 30;

    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean flagAtEnd;

    private Caller(Callable<T> call) {
        thread = new Thread(() -> run(call), "caller");
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public static <T> Caller<T> of(Callable<T> call) {
        Caller<T> caller = new Caller<>(call);
        caller.thread.start();
        return caller;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever is thrown is what the test asks for
    private void run(Callable<T> call) {
        try {
            T result = call.call();
            flagAtEnd = Thread.currentThread().isInterrupted();
            outcome.complete(result);
        } catch (Throwable e) {
            flagAtEnd = Thread.currentThread().isInterrupted();
            outcome.completeExceptionally(e);
        }
    }

    public void interrupt() {
        thread.interrupt();
    }

    /** Whether it waits for something now: parked, or in a select, which counts as running. */
    public boolean isWaiting() {
        StackTraceElement[] frames = thread.getStackTrace();
        return frames.length > 0
                && (frames[0].getMethodName().equals("park")
                        || frames[0].getClassName().startsWith("sun.nio.ch."));
    }

    public boolean isDone() {
        return outcome.isDone();
    }

    /** What the call gave; waits for it. */
    public T result() throws InterruptedException, ExecutionException, TimeoutException {
        return outcome.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** What the call threw; waits for it. */
    public Throwable thrown() throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("nothing was thrown, but given: " + result());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Whether the thread's interrupt flag was set when the call ended. */
    public boolean wasInterruptedAtEnd() {
        return flagAtEnd;
    }
}
