package dev.parallel.internal.transport;

import java.util.List;

/**
 * What a worker tells of an exception. Names only: no class is loaded for it.
 *
 * @param type the binary name of its class
 * @param message its message, or null
 * @param trace its stack trace
 * @param cause its cause, or null
 * @param suppressed its suppressed exceptions
 * @param fields the values of its fields, as the task that declares it writes them; null if there are none
 */
public record RemoteFailure(
        String type,
        String message,
        List<StackTraceElement> trace,
        RemoteFailure cause,
        List<RemoteFailure> suppressed,
        FailureFields fields) {}
