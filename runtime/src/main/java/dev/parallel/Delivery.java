package dev.parallel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings a result to those who gave a call and did not wait: exactly one of its callbacks, then its {@link AsyncResult}, both on
 * the callback executor. Nobody waits for ever, whatever a callback or the constructor of a result throws.
 */
final class Delivery<T> {

    private final CallbackExecutor callbacks;
    private final Consumer<? super T> onSuccess;
    private final Consumer<? super Throwable> onError;
    private final Runnable afterwards;
    private final AsyncResult<T> result;
    private final AtomicBoolean begun = new AtomicBoolean();

    Delivery(
            CallbackExecutor callbacks,
            AsyncResult.Withdrawal withdrawal,
            Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onError,
            Runnable afterwards,
            Object what) {
        this.callbacks = callbacks;
        this.onSuccess = onSuccess;
        this.onError = onError;
        this.afterwards = afterwards;
        this.result = new AsyncResult<>(callbacks, withdrawal, what);
    }

    AsyncResult<T> result() {
        return result;
    }

    /**
     * Delivers on the callback executor, once.
     *
     * @param verdict decodes the result there; gives null if the call was cancelled
     */
    void begin(Supplier<Verdict<? extends T>> verdict) {
        if (begun.compareAndSet(false, true)) {
            callbacks.execute(() -> deliver(verdict));
        }
    }

    private void deliver(Supplier<Verdict<? extends T>> supplier) {
        try {
            Verdict<? extends T> verdict = supplier.get();
            if (verdict == null) {
                result.cancelled();
            } else if (!result.isSpokenFor()) {
                deliver(verdict);
            }
        } finally {
            if (!result.isSpokenFor()) {
                result.deliver(
                        null,
                        new IllegalStateException("the result could not be delivered: see the uncaught exception of "
                                + Thread.currentThread().getName()));
            }
            afterwards.run();
        }
    }

    private void deliver(Verdict<? extends T> verdict) {
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
}
