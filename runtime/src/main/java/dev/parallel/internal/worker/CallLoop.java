package dev.parallel.internal.worker;

import dev.parallel.internal.transport.AnswerKind;
import dev.parallel.internal.transport.FailureCodec;
import dev.parallel.internal.transport.WorkerLink;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Claims calls, runs them one after the other on the main thread, and answers. */
final class CallLoop {

    private static final int MEMORY_SET_ASIDE = 1 << 20;

    private final WorkerLink link;
    private final KnownTasks tasks = new KnownTasks();
    private final WireWriter out = new WireWriter(true);
    private final ItemClock clock = new ItemClock(System::nanoTime);
    /** Let go of when memory is full, so that this can still be reported. */
    @SuppressWarnings("UnusedVariable") // being reachable is its use
    private byte[] setAside = new byte[MEMORY_SET_ASIDE];

    CallLoop(WorkerLink link) {
        this.link = link;
    }

    /**
     * Runs until there is nothing more to do.
     *
     * @return true if the parent asked this worker to end, false if it is gone
     */
    boolean run() {
        while (link.next()) {
            try {
                if (!runCall()) {
                    return false;
                }
            } catch (OutOfMemoryError e) {
                reportFullMemory(e);
            }
        }
        return true;
    }

    private boolean runCall() {
        TaskMethod<?, ?> method;
        try {
            method = tasks.find(link.task(), link.taskName());
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            return answerFailure(AnswerKind.NOT_CALLED, 0, e);
        }
        return runCall(method);
    }

    @SuppressWarnings("CatchingUnchecked")
    private <A, R> boolean runCall(TaskMethod<A, R> method) {
        A arguments;
        try {
            WireReader in = link.arguments();
            arguments = method.readArguments(in);
            in.expectEnd();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return answerFailure(AnswerKind.NOT_CALLED, 0, e);
        }
        long start = clock.start(method, link.goesOnAtOnce());
        R result;
        try {
            result = method.invoke(arguments);
        } catch (Throwable e) {
            if (e instanceof OutOfMemoryError full && !isAboutThreads(full)) {
                throw full;
            }
            return answerFailure(AnswerKind.THREW, System.nanoTime() - start, e);
        } finally {
            // A flag that a task leaves set would interrupt the first wait of the next one.
            Thread.interrupted();
        }
        long nanos = clock.stop(start);
        try {
            method.writeResult(result, out);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            out.clear();
            return answerFailure(AnswerKind.NOT_WRITTEN, nanos, e);
        }
        return answer(AnswerKind.VALUE, nanos);
    }

    private boolean answerFailure(AnswerKind kind, long nanos, Throwable failure) {
        out.writeNullable(FailureCodec.describe(failure), FailureCodec.INSTANCE);
        return answer(kind, nanos);
    }

    /** Sends what {@link #out} has. */
    private boolean answer(AnswerKind kind, long nanos) {
        try {
            return link.answer(kind, nanos, out.take());
        } catch (IOException noRoom) {
            return answerFailure(AnswerKind.NOT_WRITTEN, nanos, noRoom);
        }
    }

    private static boolean isAboutThreads(OutOfMemoryError full) {
        return full.getMessage() != null && full.getMessage().contains("native thread");
    }

    /** Tells what happened from memory set aside, and ends: whatever filled the memory may still hold it. */
    private void reportFullMemory(OutOfMemoryError full) {
        setAside = null;
        out.clear();
        byte[] message = String.valueOf(full.getMessage()).getBytes(StandardCharsets.UTF_8);
        try {
            link.answer(AnswerKind.OUT_OF_MEMORY, 0, dev.parallel.spi.WireBytes.of(message));
        } catch (IOException e) {
            System.err.println("A worker could not report that its memory is full: " + e);
        }
        Runtime.getRuntime().halt(WorkerExit.OUT_OF_MEMORY);
    }
}
