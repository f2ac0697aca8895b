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
    private final TaskMethod<?, R> method;
    private final Delivery<R> delivery;
    private volatile Ending ending;

    AsyncCall(
            ProcessPool pool,
            CallbackExecutor callbacks,
            TaskMethod<?, R> method,
            Consumer<? super R> onSuccess,
            Consumer<? super Throwable> onError,
            Runnable afterwards) {
        this.pool = pool;
        this.method = method;
        this.delivery = new Delivery<>(callbacks, this::withdraw, onSuccess, onError, afterwards, this);
    }

    AsyncResult<R> result() {
        return delivery.result();
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
        delivery.begin(this::verdict);
    }

    @Override
    public String toString() {
        return "call of " + method.descriptor().qualifiedName();
    }

    private Verdict<R> verdict() {
        if (ending instanceof Ending.Answered answered) {
            if (result().isSpokenFor()) {
                answered.answer().release();
                return null;
            }
            result().setElapsed(Duration.ofNanos(answered.answer().nanos()));
        }
        return ending instanceof Ending.Cancelled ? null : Verdict.of(ending, method, -1);
    }
}
