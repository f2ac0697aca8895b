package dev.parallel.spi;

/** A value that cannot be written, or bytes that are no value of the expected type. The message says which. */
public final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what cannot travel, with values and bounds, and the way out
     */
    public WireException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what cannot travel, with values and bounds, and the way out
     * @param cause what the value's own code threw
     */
    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
