package dev.parallel;

import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;

/**
 * The input of a mapping, one item after the other: which task, with which arguments, under which policy. For the thread
 * that maps.
 */
abstract class Items<R> implements AutoCloseable {

    private final Iterable<?> input;

    TaskMethod<?, ? extends R> method;
    long limitNanos;
    long softNanos;
    int retries;

    /** Items of an input. */
    private Items(Iterable<?> input) {
        this.input = input;
    }

    /** Items of one task. */
    private Items(Iterable<?> input, TaskMethod<?, ? extends R> method, CallPolicy pool) {
        this(input);
        this.method = method;
        this.limitNanos =
                CallPolicy.UNSET.timeoutNanos(pool, method.descriptor().policy());
        this.softNanos = CallPolicy.UNSET.softNanos(pool);
        this.retries = CallPolicy.UNSET.retries(pool, method.descriptor().policy());
    }

    /** Lets go of the input, if that was handed over. Idempotent; throws what the input throws. */
    @Override
    public final void close() {
        Inputs.close(input);
    }

    /** Moves to the next item; false at the end. Throws what the input throws. */
    abstract boolean advance();

    /** Writes the arguments of the current item. */
    abstract void write(long index, WireWriter out);

    /**
     * Items that have all been read.
     *
     * @param items the items
     * @param count how many they are
     */
    record Counted<R>(Items<R> items, long count) {}

    /** Items of one task. */
    static <A, R> Items<R> of(TaskMethod<A, R> task, Iterable<? extends A> input, CallPolicy pool) {
        Iterator<? extends A> inputs = Objects.requireNonNull(input, "input").iterator();
        List<TaskDescriptor.Parameter> parameters = task.descriptor().parameters();
        String type = parameters.size() == 1 ? parameters.get(0).type() : "";
        if (inputs instanceof PrimitiveIterator.OfInt ints && type.equals("int")) {
            return ofInts(input, ints, task, pool);
        } else if (inputs instanceof PrimitiveIterator.OfLong longs && type.equals("long")) {
            return ofLongs(input, longs, task, pool);
        } else if (inputs instanceof PrimitiveIterator.OfDouble doubles && type.equals("double")) {
            return ofDoubles(input, doubles, task, pool);
        }
        return new Items<>(input, task, pool) {
            private A arguments;

            @Override
            boolean advance() {
                boolean more = inputs.hasNext();
                arguments = more ? inputs.next() : null;
                return more;
            }

            @Override
            void write(long index, WireWriter out) {
                Encoder.write(task, arguments, index, out);
            }
        };
    }

    private static <R> Items<R> ofInts(
            Iterable<?> input, PrimitiveIterator.OfInt ints, TaskMethod<?, R> task, CallPolicy pool) {
        return new Items<>(input, task, pool) {
            private int value;

            @Override
            boolean advance() {
                boolean more = ints.hasNext();
                value = more ? ints.nextInt() : 0;
                return more;
            }

            @Override
            void write(long index, WireWriter out) {
                out.writeInt(value);
            }
        };
    }

    private static <R> Items<R> ofLongs(
            Iterable<?> input, PrimitiveIterator.OfLong longs, TaskMethod<?, R> task, CallPolicy pool) {
        return new Items<>(input, task, pool) {
            private long value;

            @Override
            boolean advance() {
                boolean more = longs.hasNext();
                value = more ? longs.nextLong() : 0;
                return more;
            }

            @Override
            void write(long index, WireWriter out) {
                out.writeLong(value);
            }
        };
    }

    private static <R> Items<R> ofDoubles(
            Iterable<?> input, PrimitiveIterator.OfDouble doubles, TaskMethod<?, R> task, CallPolicy pool) {
        return new Items<>(input, task, pool) {
            private double value;

            @Override
            boolean advance() {
                boolean more = doubles.hasNext();
                value = more ? doubles.nextDouble() : 0;
                return more;
            }

            @Override
            void write(long index, WireWriter out) {
                out.writeDouble(value);
            }
        };
    }

    /** Calls, of one task or of several. */
    static <R> Items<R> of(Iterable<? extends Call<? extends R>> calls, CallPolicy pool) {
        Iterator<? extends Call<? extends R>> inputs = calls.iterator();
        return new Items<>(calls) {
            private BoundCall<?, ? extends R> call;

            @Override
            boolean advance() {
                if (!inputs.hasNext()) {
                    return false;
                }
                call = (BoundCall<?, ? extends R>) Objects.requireNonNull(inputs.next(), "a call of the input is null");
                method = call.method;
                limitNanos = call.policy.timeoutNanos(pool, method.descriptor().policy());
                softNanos = call.policy.softNanos(pool);
                retries = call.policy.retries(pool, method.descriptor().policy());
                return true;
            }

            @Override
            void write(long index, WireWriter out) {
                write(call, index, out);
            }

            private <A> void write(BoundCall<A, ?> bound, long index, WireWriter out) {
                Encoder.write(bound.method, bound.arguments, index, out);
            }
        };
    }
}
