package dev.parallel;

import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireWriter;
import java.util.Iterator;
import java.util.Objects;

/**
 * The input of a mapping, one item after the other: which task, with which arguments, under which policy. For the thread
 * that maps.
 */
abstract class Items<R> {

    TaskMethod<?, ? extends R> method;
    long limitNanos;
    long softNanos;
    int retries;

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
        Iterator<? extends A> inputs = input.iterator();
        return new Items<>() {
            private A arguments;

            {
                method = task;
                limitNanos =
                        CallPolicy.UNSET.timeoutNanos(pool, task.descriptor().policy());
                softNanos = CallPolicy.UNSET.softNanos(pool);
                retries = CallPolicy.UNSET.retries(pool, task.descriptor().policy());
            }

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

    /** Calls, of one task or of several. */
    static <R> Items<R> of(Iterable<? extends Call<? extends R>> calls, CallPolicy pool) {
        Iterator<? extends Call<? extends R>> inputs = calls.iterator();
        return new Items<>() {
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
