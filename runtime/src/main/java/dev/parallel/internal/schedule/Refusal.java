package dev.parallel.internal.schedule;

/**
 * Why a pool takes or finishes no call.
 *
 * @param cannotStart whether its workers cannot start; otherwise it is closed
 * @param message what happened and what to do
 * @param cause what the exceptions that tell of it have as cause, or null
 */
public record Refusal(boolean cannotStart, String message, Throwable cause) {

    /** Without a cause. */
    public Refusal(boolean cannotStart, String message) {
        this(cannotStart, message, null);
    }
}
