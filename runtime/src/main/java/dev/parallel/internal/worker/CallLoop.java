package dev.parallel.internal.worker;

import dev.parallel.internal.context.RestoredContext;
import dev.parallel.internal.transport.AnswerKind;
import dev.parallel.internal.transport.FailureCodec;
import dev.parallel.internal.transport.NoThread;
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
    private final SoftInterrupt softInterrupt;
    private final KnownTasks tasks = new KnownTasks();
    private final WireWriter out = new WireWriter(true);
    private final ItemClock clock = new ItemClock();
    /** How long the task of the last call ran. */
    private long nanos;

    /** Let go of when memory is full, so that this can still be reported. */
    @SuppressWarnings("UnusedVariable") // being reachable is its use
    private byte[] setAside = new byte[MEMORY_SET_ASIDE];
    /** What was last answered in place of a result; null if a call has ended well. */
    private Throwable failure;
    /** Whether {@link #out} has that with the values of its fields, which may take much room. */
    private boolean toldWithFields;

    /** For calls without a soft limit. */
    CallLoop(WorkerLink link) {
        this(link, new SoftInterrupt(Thread.currentThread()));
    }

    CallLoop(WorkerLink link, SoftInterrupt softInterrupt) {
        this.link = link;
        this.softInterrupt = softInterrupt;
    }

    /** Runs until the parent has asked this worker to end, or is gone. */
    void run() {
        boolean goesOn = true;
        while (goesOn) {
            try {
                goesOn = link.next() && runCall();
            } catch (OutOfMemoryError e) {
                endWithFullMemory(e);
            }
        }
    }

    /** Ends this process, even if it cannot tell why: a thread that a task has left would keep it alive without its loop. */
    private void endWithFullMemory(OutOfMemoryError full) {
        try {
            if (link.hasClaimed()) {
                reportFullMemory(full);
            }
        } finally {
            Runtime.getRuntime().halt(WorkerExit.OUT_OF_MEMORY);
        }
    }

    /**
     * Runs the call that has been claimed, and no other one.
     *
     * @return what was answered in place of a result: what the task threw, or why it was not called; null if it has ended well
     */
    Throwable runOne() {
        failure = null;
        try {
            runCall();
        } catch (OutOfMemoryError e) {
            reportFullMemory(e);
            failure = e;
        }
        return failure;
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

    @SuppressWarnings("CatchingUnchecked") // a service is a user's code
    private boolean runCall(TaskMethod<?, ?> method) {
        if (link.headers().length == 0) {
            return answer(perform(method), nanos);
        }
        RestoredContext context;
        try {
            context = RestoredContext.of(method, link.headers());
        } catch (Throwable e) {
            return answer(failure(AnswerKind.THREW, survivable(e), method), 0);
        }
        AnswerKind kind = perform(method);
        try {
            context.close();
        } catch (IllegalStateException e) {
            if (kind == AnswerKind.VALUE) {
                out.clear();
                return answerFailure(AnswerKind.THREW, nanos, e);
            }
            // The call has failed already, and tells that.
            System.err.println(e.getMessage());
        }
        return answer(kind, nanos);
    }

    /** Runs the call and writes to {@link #out} what came of it. */
    @SuppressWarnings("CatchingUnchecked")
    private <A, R> AnswerKind perform(TaskMethod<A, R> method) {
        nanos = 0;
        toldWithFields = false;
        A arguments;
        try {
            WireReader in = link.arguments();
            arguments = method.readArguments(in);
            in.expectEnd();
        } catch (Throwable e) {
            return failure(AnswerKind.NOT_CALLED, survivable(e), method);
        }
        boolean interruptible = link.isInterruptible();
        long start = clock.start(method, !interruptible && link.goesOnAtOnce());
        R result;
        if (interruptible) {
            softInterrupt.begin(link.call());
        }
        try {
            result = method.invoke(arguments);
        } catch (Throwable e) {
            survivable(e);
            boolean late = interruptible && softInterrupt.end();
            Thread.interrupted();
            nanos = System.nanoTime() - start;
            return failure(late ? AnswerKind.THREW_LATE : AnswerKind.THREW, e, method);
        } finally {
            if (interruptible) {
                softInterrupt.end();
            }
            // A flag that a task leaves set would interrupt the first wait of the next one.
            Thread.interrupted();
        }
        nanos = clock.stop(start);
        try {
            method.writeResult(result, out);
        } catch (Throwable e) {
            out.clear();
            return failure(AnswerKind.NOT_WRITTEN, survivable(e), method);
        }
        return AnswerKind.VALUE;
    }

    /** Writes to {@link #out} what was thrown; with the fields of what the method declares, unless it is null. */
    private AnswerKind failure(AnswerKind kind, Throwable thrown, TaskMethod<?, ?> method) {
        failure = thrown;
        toldWithFields = method != null;
        out.writeNullable(FailureCodec.describe(thrown, method), FailureCodec.INSTANCE);
        return kind;
    }

    private boolean answerFailure(AnswerKind kind, long time, Throwable thrown) {
        return answer(failure(kind, thrown, null), time);
    }

    /** Sends what {@link #out} has. */
    private boolean answer(AnswerKind kind, long time) {
        try {
            return link.answer(kind, time, out.take());
        } catch (IOException noRoom) {
            // There may be room for the failure alone.
            return toldWithFields
                    ? answerFailure(kind, time, failure)
                    : answerFailure(AnswerKind.NOT_WRITTEN, time, noRoom);
        }
    }

    /** What a user's code threw, declared or not: it costs its own call. But for memory that is full, which it throws on. */
    private static Throwable survivable(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError full && !NoThread.isMeantBy(full)) {
            throw full;
        }
        return thrown;
    }

    /** Tells what happened, from memory set aside. This process then ends: whatever filled the memory may still hold it. */
    private void reportFullMemory(OutOfMemoryError full) {
        setAside = null;
        out.clear();
        byte[] message = String.valueOf(full.getMessage()).getBytes(StandardCharsets.UTF_8);
        try {
            link.answer(AnswerKind.OUT_OF_MEMORY, 0, dev.parallel.spi.WireBytes.of(message));
        } catch (IOException e) {
            System.err.println("A worker could not report that its memory is full: " + e);
        }
    }
}
