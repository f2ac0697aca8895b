package dev.parallel;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Calls that are bound, one after the other, from the items of several inputs, until the shortest ends. Reads no further ahead. */
final class ZippedCalls<R> implements Iterable<Call<R>> {

    /** What the items are read from; a mapping's to close. */
    final List<Iterable<?>> inputs;

    private final Supplier<Iterator<Call<R>>> calls;

    private ZippedCalls(List<Iterable<?>> inputs, Supplier<Iterator<Call<R>>> calls) {
        this.inputs = inputs;
        this.calls = calls;
    }

    static <A, B, R> Iterable<Call<R>> of(
            BiFunction<? super A, ? super B, Call<R>> call, Iterable<? extends A> first, Iterable<? extends B> second) {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        return new ZippedCalls<>(List.of(first, second), () -> {
            Iterator<? extends A> a = first.iterator();
            Iterator<? extends B> b = second.iterator();
            return together(() -> call.apply(a.next(), b.next()), a, b);
        });
    }

    static <A, B, C, R> Iterable<Call<R>> of(
            TriFunction<? super A, ? super B, ? super C, Call<R>> call,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            Iterable<? extends C> third) {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(third, "third");
        return new ZippedCalls<>(List.of(first, second, third), () -> {
            Iterator<? extends A> a = first.iterator();
            Iterator<? extends B> b = second.iterator();
            Iterator<? extends C> c = third.iterator();
            return together(() -> call.apply(a.next(), b.next(), c.next()), a, b, c);
        });
    }

    @Override
    public Iterator<Call<R>> iterator() {
        try {
            return calls.get();
        } catch (RuntimeException | Error e) {
            // One of the inputs cannot be read; nobody else closes the others.
            try {
                Inputs.close(this);
            } catch (RuntimeException | Error another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }

    private static <R> Iterator<Call<R>> together(Supplier<Call<R>> bindNext, Iterator<?>... inputs) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                for (Iterator<?> input : inputs) {
                    if (!input.hasNext()) {
                        return false;
                    }
                }
                return true;
            }

            @Override
            public Call<R> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the shortest input has ended");
                }
                return bindNext.get();
            }
        };
    }
}
