package dev.parallel;

import dev.parallel.error.ParallelException;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Where a mapping puts what becomes of its items. For the thread that maps. */
interface Collected<R> {

    /** An item has a result. */
    void value(long index, R value);

    /** An item has failed. */
    void failure(long index, ParallelException error);

    /** Whether what becomes of each item is wanted, though the pool has ended. */
    default boolean wantsAll() {
        return false;
    }

    /**
     * Has room for all items below an end, and reads their results itself by {@link #read} where that needs no box.
     *
     * @return false if it is to be given values
     */
    default boolean readsBelow(long end) {
        return false;
    }

    /**
     * Reads the result of an item; if that cannot be read, nothing is kept.
     *
     * @throws dev.parallel.spi.WireException if that is no such value
     */
    default void read(long index, WireReader in) {
        throw new IllegalStateException("values are expected");
    }

    /** Things by their index, in an array that grows. */
    final class ByIndex {

        private static final int FIRST = 16;

        private Object[] things = new Object[FIRST];
        private int count;

        void put(long index, Object thing) {
            int position = Math.toIntExact(index);
            if (position >= things.length) {
                things = Arrays.copyOf(things, Math.max(position + 1, things.length + (things.length >> 1)));
            }
            things[position] = thing;
            count = Math.max(count, position + 1);
        }

        @SuppressWarnings("unchecked") // only things of that type are put
        <T> List<T> list() {
            return (List<T>) Collections.unmodifiableList(
                    Arrays.asList(count == things.length ? things : Arrays.copyOf(things, count)));
        }
    }

    /** All results, or the failure with the lowest index. */
    final class Values<R> implements Collected<R> {

        private static final int MOST_FAILURES = 17;

        /** If the results are of a primitive type, else null. */
        private final PrimitiveList<R> primitives;

        private final ByIndex values = new ByIndex();
        /** The failures with the lowest indices, the highest of them first. */
        private final PriorityQueue<ParallelException> failures = new PriorityQueue<>(
                Comparator.comparingLong(ParallelException::index).reversed());

        private long failureCount;

        /** For the results of one task; null for those of several. */
        Values(TaskMethod<?, ? extends R> method) {
            primitives =
                    method == null ? null : PrimitiveList.of(method.descriptor().returnType());
        }

        @Override
        public boolean readsBelow(long end) {
            if (primitives == null) {
                return false;
            }
            primitives.reserve(end);
            return true;
        }

        @Override
        public void read(long index, WireReader in) {
            primitives.read((int) index, in);
        }

        @Override
        public void value(long index, R value) {
            if (readsBelow(index + 1)) {
                primitives.put((int) index, value);
            } else {
                values.put(index, value);
            }
        }

        @Override
        public void failure(long index, ParallelException error) {
            failureCount++;
            failures.add(error);
            if (failures.size() > MOST_FAILURES) {
                failures.remove();
            }
        }

        List<R> get() {
            if (failureCount == 0) {
                return primitives == null ? values.list() : primitives.complete();
            }
            List<ParallelException> inOrder = new ArrayList<>(failures);
            inOrder.sort(Comparator.comparingLong(ParallelException::index));
            ParallelException first = inOrder.remove(0);
            first.standFor(failureCount, inOrder);
            throw first;
        }
    }

    /** What became of each item. */
    final class Outcomes<R> implements Collected<R> {

        private final ByIndex outcomes = new ByIndex();

        @Override
        public boolean wantsAll() {
            return true;
        }

        @Override
        public void value(long index, R value) {
            outcomes.put(index, new Outcome.Success<>(index, value));
        }

        @Override
        public void failure(long index, ParallelException error) {
            outcomes.put(index, new Outcome.Failure<R>(index, error));
        }

        List<Outcome<R>> get() {
            return outcomes.list();
        }
    }

    /** Outcomes that are taken out again, the lowest index first. */
    final class Sorted<R> implements Collected<R> {

        private final PriorityQueue<Outcome<R>> outcomes =
                new PriorityQueue<>(Comparator.comparingLong(Outcome::index));

        @Override
        public void value(long index, R value) {
            outcomes.add(new Outcome.Success<>(index, value));
        }

        @Override
        public void failure(long index, ParallelException error) {
            outcomes.add(new Outcome.Failure<R>(index, error));
        }

        /** Forgets those from an index on. */
        void dropFrom(long index) {
            outcomes.removeIf(outcome -> outcome.index() >= index);
        }

        /** The outcome with the lowest index; null if there is none, or its index is above the given one. */
        Outcome<R> poll(long highest) {
            Outcome<R> first = outcomes.peek();
            return first == null || first.index() > highest ? null : outcomes.poll();
        }

        void clear() {
            outcomes.clear();
        }
    }
}
