package dev.parallel.internal.transport;

/** What an answer's payload is. The constants' order is part of the protocol. */
public enum AnswerKind {
    /** No answer: fills the end of the ring. */
    PADDING,
    /** The result. */
    VALUE,
    /** What the task threw. */
    THREW,
    /** Why the arguments could not be read or the task not be found; the task was not called. */
    NOT_CALLED,
    /** Why the result could not be written; the task had ended. */
    NOT_WRITTEN,
    /** The message of the {@link OutOfMemoryError} that left the task; the worker ends. */
    OUT_OF_MEMORY,
    /** What the task threw after it had been interrupted at its soft limit. */
    THREW_LATE;

    private static final AnswerKind[] KINDS = values();
    /** Marks, in a record, that the payload is in the answer file. */
    static final int IN_FILE = 0x80;

    static AnswerKind of(int code) throws ProtocolException {
        if (code >= KINDS.length) {
            throw new ProtocolException("an answer's kind is below " + KINDS.length + ", not " + code);
        }
        return KINDS[code];
    }
}
