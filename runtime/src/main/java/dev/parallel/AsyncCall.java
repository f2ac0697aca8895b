package dev.parallel;

import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.Job;
import dev.parallel.internal.schedule.ProcessPool;
import dev.parallel.spi.TaskMethod;
import java.time.Duration;
import java.util.function.Consumer;

/** A single call that nobody waits for: its ending goes to the callback executor. */
final class AsyncCall<R> extends Job {

    private final ProcessPool pool;
    private final CallbackExecutor callbacks;
    private final TaskMethod<?, R> method;
    private final Consumer<? super R> onSuccess;
    private final Consumer<? super Throwable> onError;
    private final Runnable afterwards;
    private final AsyncResult<R> result;
    private volatile Ending ending;

    AsyncCall(
            ProcessPool pool,
            CallbackExecutor callbacks,
            TaskMethod<?, R> method,
            Consumer<? super R> onSuccess,
            Consumer<? super Throwable> onError,
            Runnable afterwards) {
        this.pool = pool;
        this.callbacks = callbacks;
        this.method = method;
        this.onSuccess = onSuccess;
        this.onError = onError;
        this.afterwards = afterwards;
        this.result = new AsyncResult<>(callbacks, this::withdraw);
    }

    AsyncResult<R> result() {
        return result;
    }

    private boolean withdraw(boolean stopIfTaken) {
        if (ending == null) {
            pool.withdraw(this, stopIfTaken);
        }
        // A result that was committed in time is delivered; an item that runs on, because it may not be stopped, is not
        // cancelled.
        return ending instanceof Ending.Cancelled || ending == null && stopIfTaken;
    }

    @Override
    protected void ended(long index, Ending newEnding) {
        ending = newEnding;
        callbacks.execute(this::deliver);
    }

    private void deliver() {
        try {
            if (result.isDone() || ending instanceof Ending.Cancelled) {
                release();
                result.cancelled();
            } else {
                deliver(Verdict.of(ending, method, -1));
            }
        } finally {
            // Whatever a user's constructor or callback has thrown: nobody waits for ever.
            result.deliver(
                    null,
                    new IllegalStateException(
                            "the result of " + method.descriptor().qualifiedName()
                                    + " could not be delivered: see the uncaught exception of "
                                    + Thread.currentThread().getName()));
            afterwards.run();
        }
    }

    private void deliver(Verdict<R> verdict) {
        if (ending instanceof Ending.Answered answered) {
            result.setElapsed(Duration.ofNanos(answered.answer().nanos()));
        }
        try {
            if (verdict.error() == null) {
                if (onSuccess != null) {
                    onSuccess.accept(verdict.value());
                }
            } else if (onError != null) {
                onError.accept(verdict.error());
            }
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        } finally {
            result.deliver(verdict.value(), verdict.error());
        }
    }

    private void release() {
        if (ending instanceof Ending.Answered answered) {
            answered.answer().release();
        }
    }
}
