package dev.parallel.error;

import java.util.Objects;

/**
 * An exception of a worker whose own type is not rebuilt here: no class is ever loaded because a worker names it. Has
 * the remote message, stack trace, cause and suppressed exceptions.
 */
public class RemoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String typeName;
    private final String remoteMessage;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param typeName the binary name of the exception's class in the worker
     * @param remoteMessage its message, or null
     */
    public RemoteException(String typeName, String remoteMessage) {
        super(remoteMessage == null ? typeName : typeName + ": " + remoteMessage);
        this.typeName = Objects.requireNonNull(typeName, "typeName");
        this.remoteMessage = remoteMessage;
    }

    /**
     * The class of the exception in the worker.
     *
     * @return its binary name
     */
    public String typeName() {
        return typeName;
    }

    /**
     * The message of the exception in the worker.
     *
     * @return as {@link Throwable#getMessage()} gave it there; may be null
     */
    public String remoteMessage() {
        return remoteMessage;
    }
}
