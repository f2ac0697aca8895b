package dev.parallel.maven.driver.output;

/** The result of an item has no JSON, since the user's own class fails where it is read, or refers to itself. */
public final class UnwritableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnwritableValueException(Object value, Throwable cause) {
        super(
                "The result, a " + value.getClass().getName() + ", cannot be written as JSON: " + reason(cause)
                        + ". The task did its work; let it return something plainer, such as a record of what the output"
                        + " is to have.",
                cause);
    }

    private static String reason(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return "it refers to itself, or its parts are nested too deeply";
        }
        return cause.getCause() == null ? cause.toString() : cause + ": " + cause.getCause();
    }
}
