package dev.parallel.internal.worker;

/** The exit codes of a worker's own making; every path out of {@link WorkerMain} is one of these. */
final class WorkerExit {

    /** The parent asked it to end. */
    static final int ORDERLY = 0;
    /** It could not take the link up; standard error says why. */
    static final int NO_LINK = 81;
    /** The parent is gone. */
    static final int NO_PARENT = 82;
    /** It reported that its memory is full. */
    static final int OUT_OF_MEMORY = 83;
    /** Its loop failed; standard error has the exception. */
    static final int BROKEN_LOOP = 84;

    private WorkerExit() {}
}
