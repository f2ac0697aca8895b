package dev.parallel.testing;

/** An exception of an application; the tasks declare it. */
public final class OwnException extends Exception {

    private static final long serialVersionUID = 1L;

    public OwnException(String message) {
        super(message);
    }
}
