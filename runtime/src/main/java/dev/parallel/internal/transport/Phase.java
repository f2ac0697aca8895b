package dev.parallel.internal.transport;

/** What a worker says of itself; told to people, and never a base of decisions about a call's outcome. */
public enum Phase {
    /** It has not come up yet. */
    STARTING,
    /** It has nothing to do. */
    READY,
    /** It runs a call. */
    RUNNING,
    /** It has run a call and waits for room to answer. */
    PUBLISHING;

    private static final Phase[] PHASES = values();

    static Phase of(long word) {
        int code = (int) (word & 0xFF);
        return code < PHASES.length ? PHASES[code] : RUNNING;
    }

    long word() {
        return ordinal();
    }
}
