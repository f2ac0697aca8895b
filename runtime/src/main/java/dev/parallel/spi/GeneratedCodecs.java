package dev.parallel.spi;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the codecs that the processor generates beside a type register themselves, each from its static initialiser.
 * Entries live and die with the type's class loader. Thread-safe.
 */
public final class GeneratedCodecs {

    private static final String SUFFIX = "ParallelCodec";

    private static final ClassValue<AtomicReference<ValueCodec<?>>> CODECS = new ClassValue<>() {
        @Override
        protected AtomicReference<ValueCodec<?>> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    private GeneratedCodecs() {}

    /**
     * Registers the codec of a type.
     *
     * @param abi the {@link Abi#VERSION} that the codec was generated for
     * @param type the type
     * @param codec its codec
     * @param <T> the type
     * @throws IllegalStateException if the codec was generated for another version of the runtime, or the type has one
     */
    public static <T> void register(int abi, Class<T> type, ValueCodec<T> codec) {
        Objects.requireNonNull(codec, "codec");
        if (abi != Abi.VERSION) {
            throw new IllegalStateException("the codec of " + type.getName() + " was generated for version " + abi
                    + " of the runtime's contract, and this runtime has version " + Abi.VERSION
                    + ": use parallel-processor and parallel-runtime of the same release and rebuild");
        }
        if (!CODECS.get(type).compareAndSet(null, codec)) {
            throw new IllegalStateException(type.getName() + " has a registered codec already");
        }
    }

    /**
     * Finds the codec that was generated beside a type; initialises it, by the type's own class loader.
     *
     * @return the codec, or null if the type has none
     * @throws IllegalArgumentException if there is one that cannot be used
     */
    @SuppressWarnings("unchecked") // register() took the class and the codec of the same T
    static <T> ValueCodec<T> find(Class<T> type) {
        String name = nameFor(type);
        try {
            Class.forName(name, true, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        } catch (LinkageError e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(
                    "the codec " + name + " of " + type.getName() + " cannot be initialised: " + reason.getMessage(),
                    e);
        }
        return (ValueCodec<T>) CODECS.get(type).get();
    }

    /** The name of the class that is generated for a type: {@code p.Outer$Inner} has {@code p.Outer_InnerParallelCodec}. */
    static String nameFor(Class<?> type) {
        String name = type.getName();
        int simple = name.lastIndexOf('.') + 1;
        return name.substring(0, simple) + name.substring(simple).replace('$', '_') + SUFFIX;
    }
}
