package dev.parallel.internal.process;

/** Takes what a worker writes, line by line. Called by one thread for each stream, so by two at once. */
@FunctionalInterface
public interface LineSink {

    /**
     * Takes a line.
     *
     * @param error whether it was written to standard error
     * @param text the line without its end; what was no UTF-8 is replaced by U+FFFD
     */
    void line(boolean error, String text);
}
