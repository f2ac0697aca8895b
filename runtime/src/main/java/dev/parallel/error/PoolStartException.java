package dev.parallel.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** A pool whose workers cannot start, or a child process that cannot: the message has the command, the exit code and the last lines of output. */
public class PoolStartException extends ParallelException {

    private static final long serialVersionUID = 1L;

    /**
     * The last start that failed.
     *
     * @param command what was run, the program first; empty if it did not come to that, or the process had connected before it ended
     * @param exitCode its exit code, if it ended by itself
     * @param signal the number of the signal that ended it, if one did
     * @param lastOutput the last lines that it wrote to standard output and standard error, oldest first
     */
    public record Details(List<String> command, OptionalInt exitCode, OptionalInt signal, List<String> lastOutput) {

        /** There was no process. */
        public static final Details NONE = new Details(List.of(), OptionalInt.empty(), OptionalInt.empty(), List.of());

        /** Copies the lists; no part may be null. */
        public Details {
            command = List.copyOf(command);
            Objects.requireNonNull(exitCode, "exitCode");
            Objects.requireNonNull(signal, "signal");
            lastOutput = List.copyOf(lastOutput);
        }
    }

    private final ArrayList<String> command;
    private final Integer exitCode;
    private final Integer signal;
    private final ArrayList<String> lastOutput;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param details how the last start failed
     * @param cause the cause, or null
     */
    public PoolStartException(String message, Occurrence occurrence, Details details, Throwable cause) {
        super(message, occurrence, cause);
        command = new ArrayList<>(details.command());
        exitCode = details.exitCode().isPresent() ? details.exitCode().getAsInt() : null;
        signal = details.signal().isPresent() ? details.signal().getAsInt() : null;
        lastOutput = new ArrayList<>(details.lastOutput());
    }

    /**
     * What was run the last time.
     *
     * @return the program and the file of its arguments, which goes with the start, since they may hold secrets; empty if it did not come
     *     to that, or the process had connected before it ended. Unmodifiable
     */
    public List<String> command() {
        return Collections.unmodifiableList(command);
    }

    /**
     * The exit code of the process, if it ended by itself.
     *
     * @return empty if there was no process, or a signal or this library ended it
     */
    public OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /**
     * The number of the signal that ended the process.
     *
     * @return empty if none did
     */
    public OptionalInt signal() {
        return signal == null ? OptionalInt.empty() : OptionalInt.of(signal);
    }

    /**
     * The last lines that the process wrote to standard output and standard error.
     *
     * @return oldest first; unmodifiable
     */
    public List<String> lastOutput() {
        return Collections.unmodifiableList(lastOutput);
    }
}
