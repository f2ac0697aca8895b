package dev.parallel.internal.schedule;

import dev.parallel.error.PoolStartException;

/**
 * Why a pool takes or finishes no call.
 *
 * @param failedStart how its workers could not be started; null if it is closed
 * @param message what happened and what to do
 * @param laterMessage the same for calls that come afterwards; null if it is the same
 * @param cause what the exceptions that tell of it have as cause, or null
 */
public record Refusal(PoolStartException.Details failedStart, String message, String laterMessage, Throwable cause) {

    /** Of a closed pool. */
    Refusal(String message) {
        this(null, message, null, null);
    }

    /** Whether its workers cannot start; otherwise it is closed. */
    public boolean cannotStart() {
        return failedStart != null;
    }

    /** The same for calls that come afterwards. */
    Refusal later() {
        return laterMessage == null ? this : new Refusal(failedStart, laterMessage, null, cause);
    }
}
