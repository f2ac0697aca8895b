package dev.parallel.error;

/** A value that cannot travel, found before anything was sent, or bytes that are no value of the expected type. */
public class EncodingException extends ParallelException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param cause the cause, or null
     */
    public EncodingException(String message, Occurrence occurrence, Throwable cause) {
        super(message, occurrence, cause);
    }
}
