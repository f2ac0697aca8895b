package dev.parallel;

import dev.parallel.error.RemoteException;
import dev.parallel.internal.transport.RemoteFailure;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import java.util.Arrays;

/** Makes exceptions again of what a worker told of them. */
final class RemoteThrowables {

    private RemoteThrowables() {}

    /**
     * Makes an exception of its own type where the method declares it or the JDK has it, else one that names it; with the worker's
     * stack trace, causes and suppressed exceptions.
     *
     * @param method whose exceptions may be made; null: the JDK's alone
     */
    static Throwable rebuild(RemoteFailure failure, TaskMethod<?, ?> method) {
        if (failure == null) {
            return null;
        }
        Throwable cause = rebuild(failure.cause(), method);
        Throwable made = make(failure, cause, method);
        made.setStackTrace(failure.trace().toArray(new StackTraceElement[0]));
        if (cause != null && made.getCause() != cause) {
            attach(made, cause);
        }
        for (RemoteFailure other : failure.suppressed()) {
            if (other != null) {
                made.addSuppressed(rebuild(other, method));
            }
        }
        return made;
    }

    private static Throwable make(RemoteFailure failure, Throwable cause, TaskMethod<?, ?> method) {
        Throwable refusal = null;
        if (method != null && failure.fields() != null) {
            try {
                return withFields(failure, cause, method);
            } catch (WireException e) {
                refusal = e;
            }
        }
        Throwable made = withoutFields(failure, cause, method);
        if (refusal != null) {
            made.addSuppressed(refusal);
        }
        return made;
    }

    /** With the fields that arrived; a {@link WireException} tells why they cannot be had. */
    @SuppressWarnings("CatchingUnchecked") // a user's constructor may throw whatever it likes
    private static Throwable withFields(RemoteFailure failure, Throwable cause, TaskMethod<?, ?> method) {
        WireReader fields = failure.fields().reader();
        Throwable made;
        try {
            made = method.rebuild(failure.type(), failure.message(), cause, fields);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // Its text is its own code, too: the cause has it.
            throw notMade(
                    failure,
                    e instanceof WireException
                            ? e.getMessage()
                            : "making it threw " + e.getClass().getName(),
                    e);
        }
        if (made == null) {
            throw notMade(failure, "this build of the task does not declare it, or its fields do not travel", null);
        } else if (fields.remaining() != 0) {
            throw notMade(failure, fields.remaining() + " bytes are left behind them", null);
        }
        return made;
    }

    private static WireException notMade(RemoteFailure failure, String why, Throwable cause) {
        return new WireException(
                "the fields of " + failure.type() + " arrived, but it cannot be made with them: " + why
                        + ". Perhaps the worker's class path has another build of it",
                cause);
    }

    private static Throwable withoutFields(RemoteFailure failure, Throwable cause, TaskMethod<?, ?> method) {
        Throwable declared = method == null ? null : declared(failure, cause, method);
        if (declared != null) {
            return declared;
        }
        Throwable known = KnownThrowables.make(failure.type(), failure.message(), cause);
        return known != null ? known : new RemoteException(failure.type(), failure.message());
    }

    @SuppressWarnings("CatchingUnchecked") // a user's constructor may throw whatever it likes
    private static Throwable declared(RemoteFailure failure, Throwable cause, TaskMethod<?, ?> method) {
        try {
            return method.rebuild(failure.type(), failure.message(), cause);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            // Its constructor wants more than a message: the exception is named instead.
            return null;
        }
    }

    private static void attach(Throwable made, Throwable cause) {
        try {
            made.initCause(cause);
        } catch (IllegalStateException e) {
            // Its constructor has fixed the cause; the stub may have found that, too.
            if (!Arrays.asList(made.getSuppressed()).contains(cause)) {
                made.addSuppressed(cause);
            }
        }
    }
}
