package dev.parallel.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The worker that ran the call is gone, and with it the result. No other call is harmed. The call may have had effects:
 * it is run again only where {@code retries} is set.
 */
public class WorkerLostException extends ParallelException {

    private static final long serialVersionUID = 1L;

    /** Why a worker was lost. */
    public enum Reason {
        /** It ended by itself, for example by {@link System#exit}. */
        EXIT,
        /** A signal killed it that this library did not send. */
        SIGNAL,
        /** Its heap was full: the task let an {@link OutOfMemoryError} through. */
        HEAP,
        /** Its room for classes was full. */
        METASPACE,
        /** Its direct buffers had reached their limit. */
        DIRECT_MEMORY,
        /** The operating system's or container's memory killer ended it. */
        CONTAINER_MEMORY,
        /** Native code, or the JVM itself, crashed. */
        NATIVE_CRASH,
        /** What it sent was no valid answer, or it closed the connection. */
        PROTOCOL,
        /** It took nothing up for too long. */
        UNRESPONSIVE
    }

    /**
     * How a worker ended.
     *
     * @param reason why it was lost
     * @param exitCode its exit code, if it ended by itself
     * @param signal the number of the signal that ended it, if one did
     * @param lastOutput the last lines that it wrote to standard output and standard error, oldest first
     * @param crashReport the JVM's crash report, if it wrote one
     */
    public record Details(
            Reason reason,
            OptionalInt exitCode,
            OptionalInt signal,
            List<String> lastOutput,
            Optional<String> crashReport) {

        /** Copies the lines; no part may be null. */
        public Details {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(exitCode, "exitCode");
            Objects.requireNonNull(signal, "signal");
            Objects.requireNonNull(crashReport, "crashReport");
            lastOutput = List.copyOf(lastOutput);
        }
    }

    private final Reason reason;
    private final Integer exitCode;
    private final Integer signal;
    private final ArrayList<String> lastOutput;
    private final String crashReport;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param details how the worker ended
     */
    public WorkerLostException(String message, Occurrence occurrence, Details details) {
        super(message, occurrence, null);
        reason = details.reason();
        exitCode = details.exitCode().isPresent() ? details.exitCode().getAsInt() : null;
        signal = details.signal().isPresent() ? details.signal().getAsInt() : null;
        lastOutput = new ArrayList<>(details.lastOutput());
        crashReport = details.crashReport().orElse(null);
    }

    /**
     * Why the worker was lost.
     *
     * @return never null
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The worker's exit code.
     *
     * @return empty if a signal ended it, or it was killed for what it did
     */
    public OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /**
     * The signal that ended the worker.
     *
     * @return for example 9 for a {@code kill -9}; empty if none did
     */
    public OptionalInt signal() {
        return signal == null ? OptionalInt.empty() : OptionalInt.of(signal);
    }

    /**
     * The last lines that the worker wrote to standard output and standard error.
     *
     * @return oldest first, at most 100; unmodifiable
     */
    public List<String> lastOutput() {
        return Collections.unmodifiableList(lastOutput);
    }

    /**
     * The JVM's own report of a crash.
     *
     * @return its text, cut at 64 KiB; empty if there was no crash
     */
    public Optional<String> crashReport() {
        return Optional.ofNullable(crashReport);
    }
}
