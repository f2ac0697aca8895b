package dev.parallel.internal.transport;

/** The other side sent something that the protocol does not allow. The message has the value and its bounds. */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
