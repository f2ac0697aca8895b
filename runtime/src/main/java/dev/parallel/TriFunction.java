package dev.parallel;

/**
 * A function of three arguments, such as the factory {@code Call<R> volume(int a, int b, int c)} of a task with three parameters:
 * {@code ParallelShapes::volume}. The JDK has such a type for two only.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <C> the type of the third argument
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface TriFunction<A, B, C, T> {

    /**
     * Applies the function.
     *
     * @param first the first argument
     * @param second the second argument
     * @param third the third argument
     * @return what it gives
     */
    T apply(A first, B second, C third);
}
