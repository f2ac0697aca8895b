package dev.parallel.spi;

import java.util.Objects;

/**
 * A task as generated code implements it: the method, and how its arguments and result travel. Stateless and
 * thread-safe. The arguments of a method with one parameter are the parameter's value itself, boxed; otherwise they are
 * an {@code Object[]} of all of them.
 *
 * <p>A parameter or result whose type the descriptor names as primitive travels as the method of {@link WireWriter} for that type writes
 * it, with nothing around it, so that callers may write and read it without a box.
 *
 * @param <A> the type of the arguments
 * @param <R> the type of the result; {@link Void} for a {@code void} method
 */
public abstract class TaskMethod<A, R> {

    private final TaskDescriptor descriptor;

    /**
     * Makes a task.
     *
     * @param descriptor what it is
     */
    protected TaskMethod(TaskDescriptor descriptor) {
        this.descriptor = Objects.requireNonNull(descriptor, "descriptor");
    }

    /**
     * What the task is.
     *
     * @return never null
     */
    public final TaskDescriptor descriptor() {
        return descriptor;
    }

    /**
     * Writes arguments, in the caller.
     *
     * @param arguments the arguments
     * @param out where to
     * @throws WireException if one cannot travel; the message names the parameter
     */
    public abstract void writeArguments(A arguments, WireWriter out);

    /**
     * Reads arguments, in the worker.
     *
     * @param in where from
     * @return the arguments
     */
    public abstract A readArguments(WireReader in);

    /**
     * Calls the method.
     *
     * @param arguments the arguments
     * @return its result; null for a {@code void} method
     * @throws Throwable what the method throws
     */
    @SuppressWarnings("checkstyle:IllegalThrows") // a task may throw anything
    public abstract R invoke(A arguments) throws Throwable;

    /**
     * Writes a result, in the worker.
     *
     * @param result the result
     * @param out where to
     */
    public abstract void writeResult(R result, WireWriter out);

    /**
     * Reads a result, in the caller.
     *
     * @param in where from
     * @return the result
     */
    public abstract R readResult(WireReader in);

    /**
     * Rebuilds an exception that the method declares from its message and cause alone: one without fields that travel, or whose fields
     * did not arrive. By default there is none.
     *
     * @param typeName the binary name of the exception's class
     * @param message its message, or null
     * @param cause its cause, or null
     * @return a new exception of exactly that class, or null if the method does not declare it or it has no suitable
     *     constructor
     */
    public Throwable rebuild(String typeName, String message, Throwable cause) {
        return null;
    }

    /**
     * Writes the fields of an exception, in the worker: the values that {@link #rebuild(String, String, Throwable, WireReader)} reads.
     * It runs the accessors of the exception, which may throw; what was written then is thrown away. By default nothing is written.
     *
     * @param thrown the exception
     * @param out where to
     * @return whether the exception is of exactly a class that the method declares, and whose fields travel; else nothing was written
     * @throws WireException if a value cannot travel, or is too large for {@code out}
     */
    public boolean writeFields(Throwable thrown, WireWriter out) {
        return false;
    }

    /**
     * Rebuilds an exception whose fields {@link #writeFields} wrote. It runs the exception's constructor, which may throw. By default
     * there is none.
     *
     * @param typeName the binary name of the exception's class
     * @param message its message, or null
     * @param cause its cause as it was rebuilt, which may be of another class than in the worker; or null
     * @param fields what {@link #writeFields} wrote; whatever is not read of it is a fault, which the caller of this method finds
     * @return a new exception of exactly that class, or null if the method does not declare it or its fields do not travel
     * @throws WireException if the bytes are no such fields
     */
    public Throwable rebuild(String typeName, String message, Throwable cause, WireReader fields) {
        return null;
    }

    /**
     * Checks the argument of a primitive parameter; for generated code.
     *
     * @param argument the argument, boxed
     * @param type the primitive type
     * @param <T> the type's box
     * @return the argument, not null
     * @throws WireException if it is null
     */
    protected static <T> T present(T argument, String type) {
        if (argument == null) {
            throw new WireException(
                    "null is no " + type + ": pass a value, or declare the parameter with the boxed type");
        }
        return argument;
    }

    /**
     * Says which argument could not be written; for generated code.
     *
     * @param parameter the name of its parameter
     * @param reason why
     * @return the exception to throw
     */
    protected final WireException notWritten(String parameter, WireException reason) {
        return new WireException(
                "argument " + parameter + " of " + descriptor.qualifiedName() + ": " + reason.getMessage(), reason);
    }

    /**
     * Gives a rebuilt exception its cause, where its constructor took none and has not set one itself; for generated code.
     *
     * @param rebuilt the exception
     * @param cause its cause, or null
     * @return the same exception
     */
    protected static Throwable withCause(Throwable rebuilt, Throwable cause) {
        if (cause != null && rebuilt.getCause() == null) {
            try {
                rebuilt.initCause(cause);
            } catch (IllegalStateException fixed) {
                rebuilt.addSuppressed(cause);
            }
        }
        return rebuilt;
    }
}
