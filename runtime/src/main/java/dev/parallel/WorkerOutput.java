package dev.parallel;

import java.util.Objects;
import java.util.function.Consumer;

/** Where the standard output and standard error of workers go, what native code writes included. Immutable. */
public final class WorkerOutput {

    /**
     * A line that a worker wrote.
     *
     * @param worker the worker's name, for example {@code pool-1-worker-3}
     * @param pid its process id
     * @param error whether it came from standard error
     * @param text the line, without its end
     */
    public record Line(String worker, long pid, boolean error, String text) {
        /** Neither name nor text may be null. */
        public Line {
            Objects.requireNonNull(worker, "worker");
            Objects.requireNonNull(text, "text");
        }
    }

    private static final WorkerOutput INHERIT =
            new WorkerOutput(line -> (line.error() ? System.err : System.out).println(line.text()));
    private static final WorkerOutput DISCARD = new WorkerOutput(line -> {});

    private final Consumer<? super Line> lines;

    private WorkerOutput(Consumer<? super Line> lines) {
        this.lines = lines;
    }

    /**
     * To this JVM's {@link System#out} and {@link System#err}, line by line.
     *
     * @return the default
     */
    public static WorkerOutput inherit() {
        return INHERIT;
    }

    /**
     * Nowhere. The last lines are still kept for the message of a lost worker.
     *
     * @return discards all
     */
    public static WorkerOutput discard() {
        return DISCARD;
    }

    /**
     * To a consumer, line by line.
     *
     * @param lines called by several threads, for each worker's stream in order; what it throws is ignored after it was
     *     reported once
     * @return gives each line to the consumer
     */
    public static WorkerOutput toLines(Consumer<? super Line> lines) {
        return new WorkerOutput(Objects.requireNonNull(lines, "lines"));
    }

    Consumer<? super Line> lines() {
        return lines;
    }
}
