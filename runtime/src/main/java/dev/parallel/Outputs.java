package dev.parallel;

import java.util.Collection;

/**
 * Results of mappings as arrays of primitives. Where a task's result is an {@code int}, {@code long}, {@code double} or
 * {@code boolean}, the list that {@code map} gives has an array of them inside, with no box for each, and these methods copy that
 * array:
 *
 * <pre>{@code
 * int[] squares = Outputs.ints(pool.map(ParallelNumbers.square, Inputs.of(numbers)));
 * }</pre>
 *
 * <p>They take any other collection, too. {@link Inputs} is the other direction.
 */
public final class Outputs {

    private Outputs() {}

    /**
     * As an array.
     *
     * @param results no null among them
     * @return a new array
     * @throws NullPointerException if one of them is null; the message has its index
     */
    public static int[] ints(Collection<Integer> results) {
        if (results instanceof PrimitiveList.Ints list) {
            return list.toInts();
        }
        int[] array = new int[results.size()];
        int next = 0;
        for (Integer each : results) {
            array[next] = present(each, next, "int");
            next++;
        }
        return array;
    }

    /**
     * As an array.
     *
     * @param results no null among them
     * @return a new array
     * @throws NullPointerException if one of them is null; the message has its index
     */
    public static long[] longs(Collection<Long> results) {
        if (results instanceof PrimitiveList.Longs list) {
            return list.toLongs();
        }
        long[] array = new long[results.size()];
        int next = 0;
        for (Long each : results) {
            array[next] = present(each, next, "long");
            next++;
        }
        return array;
    }

    /**
     * As an array.
     *
     * @param results no null among them
     * @return a new array, with the bits of a NaN kept
     * @throws NullPointerException if one of them is null; the message has its index
     */
    public static double[] doubles(Collection<Double> results) {
        if (results instanceof PrimitiveList.Doubles list) {
            return list.toDoubles();
        }
        double[] array = new double[results.size()];
        int next = 0;
        for (Double each : results) {
            array[next] = present(each, next, "double");
            next++;
        }
        return array;
    }

    /**
     * As an array.
     *
     * @param results no null among them
     * @return a new array
     * @throws NullPointerException if one of them is null; the message has its index
     */
    public static boolean[] booleans(Collection<Boolean> results) {
        if (results instanceof PrimitiveList.Booleans list) {
            return list.toBooleans();
        }
        boolean[] array = new boolean[results.size()];
        int next = 0;
        for (Boolean each : results) {
            array[next] = present(each, next, "boolean");
            next++;
        }
        return array;
    }

    private static <T> T present(T value, int index, String type) {
        if (value == null) {
            throw new NullPointerException("result " + index + " is null, which is no " + type
                    + ": filter the nulls, or have the task return " + type);
        }
        return value;
    }
}
