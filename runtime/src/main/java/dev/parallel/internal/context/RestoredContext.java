package dev.parallel.internal.context;

import dev.parallel.spi.CallContext;
import dev.parallel.spi.TaskMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The caller's context on the worker's thread, for as long as a call runs. For one thread. */
public final class RestoredContext {

    /** What is to be undone, the last one first. */
    private final Deque<Opened> scopes = new ArrayDeque<>();

    private record Opened(String service, CallContext.Scope scope) {}

    private RestoredContext() {}

    /**
     * Restores a context.
     *
     * @param task the task that is to be called
     * @param headers what {@link CapturedContext} gave; not empty
     * @return the context, to be closed when the call has ended
     * @throws IllegalStateException if a service cannot be made, is missing or throws; nothing is left of the context then
     */
    public static RestoredContext of(TaskMethod<?, ?> task, byte[] headers) {
        RestoredContext context = new RestoredContext();
        try {
            List<CallContext> services = ContextServices.of(task);
            ContextHeaders.read(headers).forEach((name, entries) -> context.open(find(services, name), name, entries));
        } catch (RuntimeException | Error e) {
            try {
                context.close();
            } catch (IllegalStateException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
        return context;
    }

    private static CallContext find(List<CallContext> services, String name) {
        for (CallContext service : services) {
            if (service.getClass().getName().equals(name)) {
                return service;
            }
        }
        throw new IllegalStateException("the worker has no CallContext " + name
                + ", which the caller has: perhaps its class path is another one. The task was not called");
    }

    @SuppressWarnings("CatchingUnchecked") // a service is a user's code
    private void open(CallContext service, String name, Map<String, String> entries) {
        CallContext.Scope scope;
        try {
            scope = service.restore(entries);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "restore() of the CallContext " + name + " threw " + e + ". The task was not called", e);
        }
        if (scope == null) {
            throw new IllegalStateException(
                    "restore() of the CallContext " + name
                            + " returned null: it returns what takes the context from the thread again. The task was not called");
        }
        scopes.push(new Opened(name, scope));
    }

    /**
     * Takes the context from the thread.
     *
     * @throws IllegalStateException if a scope threw, after all have been closed; with what others threw as suppressed exceptions
     */
    @SuppressWarnings("CatchingUnchecked") // a scope is a user's code
    public void close() {
        IllegalStateException failure = null;
        while (!scopes.isEmpty()) {
            Opened opened = scopes.pop();
            try {
                opened.scope.close();
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Throwable e) {
                IllegalStateException told = new IllegalStateException(
                        "the scope of the CallContext " + opened.service + " threw " + e
                                + " when it was closed: later calls in this worker may see this call's context",
                        e);
                if (failure == null) {
                    failure = told;
                } else {
                    failure.addSuppressed(told);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
