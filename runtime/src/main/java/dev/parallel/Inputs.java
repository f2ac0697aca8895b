package dev.parallel;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/**
 * Inputs of mappings that are no collections: arrays of primitives, ranges and streams. Any mapping takes them, of a {@link Pool}, a
 * {@link Task} or a {@link ProcessPoolExecutor}:
 *
 * <pre>{@code
 * List<Boolean> flags = pool.map(ParallelPrimes.isPrime, Inputs.range(0, 10_000_000));
 * }</pre>
 *
 * <p>Where the task's parameter is an {@code int}, {@code long} or {@code double}, their numbers are encoded without a box for each.
 * The same is true of every {@link Iterable} whose iterator is a {@link PrimitiveIterator}. {@link Outputs} is the other direction.
 *
 * <p>Arrays and ranges can be read many times, by many threads.
 */
public final class Inputs {

    private Inputs() {}

    /**
     * The numbers of an array.
     *
     * @param array read while the mapping is at work, not copied before; {@code mapAsync} has read it when it returns
     * @return the numbers in order
     */
    public static Iterable<Integer> of(int[] array) {
        Objects.requireNonNull(array, "array");
        return new Counted<>(array.length) {
            @Override
            public Iterator<Integer> iterator() {
                return new PrimitiveIterator.OfInt() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < array.length;
                    }

                    @Override
                    public int nextInt() {
                        requireNext(hasNext());
                        return array[next++];
                    }
                };
            }
        };
    }

    /**
     * The numbers of an array.
     *
     * @param array read while the mapping is at work, not copied before; {@code mapAsync} has read it when it returns
     * @return the numbers in order
     */
    public static Iterable<Long> of(long[] array) {
        Objects.requireNonNull(array, "array");
        return new Counted<>(array.length) {
            @Override
            public Iterator<Long> iterator() {
                return new PrimitiveIterator.OfLong() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < array.length;
                    }

                    @Override
                    public long nextLong() {
                        requireNext(hasNext());
                        return array[next++];
                    }
                };
            }
        };
    }

    /**
     * The numbers of an array.
     *
     * @param array read while the mapping is at work, not copied before; {@code mapAsync} has read it when it returns
     * @return the numbers in order, with the bits of a NaN kept
     */
    public static Iterable<Double> of(double[] array) {
        Objects.requireNonNull(array, "array");
        return new Counted<>(array.length) {
            @Override
            public Iterator<Double> iterator() {
                return new PrimitiveIterator.OfDouble() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < array.length;
                    }

                    @Override
                    public double nextDouble() {
                        requireNext(hasNext());
                        return array[next++];
                    }
                };
            }
        };
    }

    /**
     * Numbers by steps of 1.
     *
     * @param from the first
     * @param to the end, exclusive; nothing if it is not above {@code from}
     * @return the numbers in order
     */
    public static Iterable<Integer> range(int from, int to) {
        return new Counted<>(Math.max(0, (long) to - from)) {
            @Override
            public Iterator<Integer> iterator() {
                return new PrimitiveIterator.OfInt() {
                    private int next = from;

                    @Override
                    public boolean hasNext() {
                        return next < to;
                    }

                    @Override
                    public int nextInt() {
                        requireNext(hasNext());
                        return next++;
                    }
                };
            }
        };
    }

    /**
     * Numbers by steps of 1.
     *
     * @param from the first
     * @param to the end, exclusive; nothing if it is not above {@code from}
     * @return the numbers in order
     */
    public static Iterable<Long> range(long from, long to) {
        // A difference that does not fit is one of more items than there will ever be.
        long difference = to - from;
        return new Counted<>(to <= from ? 0 : difference < 0 ? Long.MAX_VALUE : difference) {
            @Override
            public Iterator<Long> iterator() {
                return new PrimitiveIterator.OfLong() {
                    private long next = from;

                    @Override
                    public boolean hasNext() {
                        return next < to;
                    }

                    @Override
                    public long nextLong() {
                        requireNext(hasNext());
                        return next++;
                    }
                };
            }
        };
    }

    /**
     * The elements of a stream. Read on the thread that maps and no faster than the workers take them, so that an endless stream is fine
     * for {@code imap}. The mapping closes the stream: at its end, when it fails, when the mapping fails, or when its {@link Results}
     * are closed.
     *
     * @param stream a stream of objects or of primitives, on which no terminal operation was called; a parallel one is read as a
     *     sequential one
     * @param <A> the type of its elements, boxed
     * @return the elements; can be read once
     */
    public static <A> Iterable<A> of(BaseStream<A, ?> stream) {
        return new OfStream<>(Objects.requireNonNull(stream, "stream"));
    }

    /** Ends what stands behind an input, if that is a mapping's to end. Idempotent; throws what a stream throws. */
    static void close(Iterable<?> input) {
        if (input instanceof OfStream<?> handedOver) {
            handedOver.stream.close();
        } else if (input instanceof ZippedCalls<?> zipped) {
            // A stream closes all that stands behind it, whatever one of them throws.
            Stream<?> all = Stream.empty();
            for (Iterable<?> each : zipped.inputs) {
                all = all.onClose(() -> close(each));
            }
            all.close();
        }
    }

    private static void requireNext(boolean hasNext) {
        if (!hasNext) {
            throw new NoSuchElementException("all numbers of the input have been read");
        }
    }

    /** An input that knows how many items it has, and always gives the same ones. */
    abstract static class Counted<A> implements Iterable<A> {

        final long count;

        Counted(long count) {
            this.count = count;
        }
    }

    private record OfStream<A>(BaseStream<A, ?> stream) implements Iterable<A> {
        @Override
        public Iterator<A> iterator() {
            return stream.sequential().iterator();
        }
    }
}
