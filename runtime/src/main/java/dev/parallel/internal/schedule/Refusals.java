package dev.parallel.internal.schedule;

import dev.parallel.error.PoolStartException;
import dev.parallel.internal.process.FailedStart;

/** The sentences that a closed or failed pool says. */
final class Refusals {

    private Refusals() {}

    static Refusal shutDown(String pool) {
        return new Refusal("the pool " + pool
                + " takes no more calls: it was shut down. Give it calls before shutdown() or close()");
    }

    static Refusal terminated(String pool) {
        return new Refusal(
                null,
                "the pool " + pool
                        + " was terminated before the call ended. close() or shutdown() and join() let calls that were given run to"
                        + " their end",
                "the pool " + pool + " takes no more calls: it was terminated. Open another one",
                null);
    }

    static Refusal cannotStart(String pool, int failures, FailedStart last, Throwable cause) {
        return new Refusal(
                last.details(),
                "the workers of the pool " + pool + " cannot start: " + failures
                        + " starts in a row have failed, the last one so: " + last.sentence(),
                null,
                cause);
    }

    static Refusal initializerFailed(String pool, Throwable cause) {
        return new Refusal(
                PoolStartException.Details.NONE,
                "the workers of the pool " + pool
                        + " cannot start: its initializer failed, so that no call can be run. " + cause.getMessage(),
                null,
                cause);
    }
}
