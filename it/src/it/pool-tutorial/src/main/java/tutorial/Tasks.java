package tutorial;

import dev.parallel.Parallel;
import java.util.List;

/** The tasks of the tutorials' programs. */
public final class Tasks {

    private Tasks() {}

    @Parallel
    public static int square(int n) {
        return n * n;
    }

    @Parallel
    public static int cube(int n) {
        return n * n * n;
    }

    @Parallel
    public static int drowsySquare(int n) throws InterruptedException {
        Thread.sleep(500);
        return n * n;
    }

    @Parallel
    public static long sum(List<Integer> numbers) {
        return numbers.stream().mapToLong(n -> n).sum();
    }

    @Parallel
    public static int multiply(int a, int b) {
        return a * b;
    }

    @Parallel
    public static long sumOfRange(long from, long to, long step) {
        long sum = 0;
        for (long n = from; n < to; n += step) {
            sum += n;
        }
        return sum;
    }

    @Parallel
    public static int slowSquare(int n) throws InterruptedException {
        Thread.sleep(2_000);
        if (n == 3) {
            throw new IllegalArgumentException("Invalid input: " + n);
        }
        return n * n;
    }

    @Parallel
    public static boolean isPrime(int n) {
        for (int divisor = 2; divisor * divisor <= n; divisor++) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return n > 1;
    }
}
