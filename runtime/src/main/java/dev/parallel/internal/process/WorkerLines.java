package dev.parallel.internal.process;

/** Takes what the workers of a pool write, line by line. Called by two threads for each worker. */
@FunctionalInterface
public interface WorkerLines {

    /**
     * Takes a line.
     *
     * @param worker the worker's name
     * @param pid its process id
     * @param error whether it was written to standard error
     * @param text the line without its end
     */
    void line(String worker, long pid, boolean error, String text);
}
