package dev.parallel.error;

/**
 * What is refused inside a worker, while a task class is being initialised, or in a static initialiser of a child process, so that no
 * process starts processes without end.
 */
public class GuardException extends ParallelException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param cause the cause, or null
     */
    public GuardException(String message, Occurrence occurrence, Throwable cause) {
        super(message, occurrence, cause);
    }
}
