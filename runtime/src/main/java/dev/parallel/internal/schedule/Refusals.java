package dev.parallel.internal.schedule;

/** The sentences that a closed or failed pool says. */
final class Refusals {

    private Refusals() {}

    static Refusal shutDown() {
        return new Refusal(
                false, "the pool takes no more calls: it was shut down. Give it calls before shutdown() or close()");
    }

    static Refusal terminated() {
        return new Refusal(
                false,
                "the pool was terminated before the call ended. close() or shutdown() and join() let calls that were given run to their"
                        + " end");
    }

    static Refusal cannotStart(int failures, String last, Throwable cause) {
        return new Refusal(
                true,
                "the pool's workers cannot start: " + failures + " starts in a row have failed, the last one so: "
                        + last,
                cause);
    }

    static Refusal initializerFailed(Throwable cause) {
        return new Refusal(
                true,
                "the pool's workers cannot start: its initializer failed, so that no call can be run. "
                        + cause.getMessage(),
                cause);
    }
}
