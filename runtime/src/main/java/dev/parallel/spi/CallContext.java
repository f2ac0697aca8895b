package dev.parallel.spi;

import java.util.Map;

/**
 * Takes what a caller's thread carries beside its arguments (a trace id, SLF4J's MDC, a tenant) along with its calls. A service:
 * an application names its implementations in {@code META-INF/services/dev.parallel.spi.CallContext}, or by {@code provides} in
 * its module, and {@link java.util.ServiceLoader} finds them in the caller and in the worker, through the class loader of the
 * task. Without one a call costs nothing more.
 *
 * <pre>{@code
 * public final class MdcContext implements CallContext {
 *   public Map<String, String> capture() { return MDC.getCopyOfContextMap(); }
 *   public Scope restore(Map<String, String> context) { MDC.setContextMap(context); return MDC::clear; }
 * }
 * }</pre>
 *
 * <p>An implementation has a public constructor without parameters and is thread-safe; each JVM makes one instance of it for
 * each class loader. Each implementation gets its own keys back, whatever the others use.
 */
public interface CallContext {

    /**
     * Tells what the calling thread carries. Called in the caller, on the thread that gives the call, once for each call, and once
     * for all items of a mapping; a call that is retried or moved to another worker takes the same context along.
     *
     * @return names and values; values may be null, names not. Null or empty: there is nothing to take along, and
     *     {@link #restore} is not called. All implementations together have room for about 2,000 bytes; more fails the call, in the
     *     caller, with an {@code EncodingException}
     * @throws RuntimeException if it cannot; the call fails in the caller with an {@code EncodingException}
     */
    Map<String, String> capture();

    /**
     * Gives the thread that is to run the task what the caller carried. Called in the worker, before the arguments are read.
     *
     * @param context what {@link #capture} gave; never empty, unmodifiable
     * @return what undoes it, never null; closed on the same thread when the call has ended, also if the task has thrown
     * @throws RuntimeException if it cannot; the task is then not called, and the call fails as if the task had thrown
     */
    Scope restore(Map<String, String> context);

    /** How long a context holds. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        /** Takes the context from the thread: the next call must not see it. What it throws fails the call. */
        @Override
        void close();
    }
}
