package executors;

import dev.parallel.Parallel;
import java.math.BigInteger;

/** What the programs have workers do. */
public final class Tasks {

    private Tasks() {}

    /** The sum of the squares of 0 to {@code end - 1}; from about 3 million on it is more than a long. */
    @Parallel
    public static BigInteger sumOfSquares(int end) {
        BigInteger sum = BigInteger.ZERO;
        long part = 0;
        for (long n = 0; n < end; n++) {
            long square = n * n;
            if (part > Long.MAX_VALUE - square) {
                sum = sum.add(BigInteger.valueOf(part));
                part = 0;
            }
            part += square;
        }
        return sum.add(BigInteger.valueOf(part));
    }

    @Parallel
    public static double sumOfRoots(int end) {
        double sum = 0;
        for (int n = 0; n < end; n++) {
            sum += Math.sqrt(n);
        }
        return sum;
    }

    /** Says on standard output which process it runs in, and sleeps. */
    @Parallel
    public static long sleep(int seconds) throws InterruptedException {
        System.out.println("sleeping in " + ProcessHandle.current().pid());
        Thread.sleep(1_000L * seconds);
        return seconds;
    }

    @Parallel
    public static int multiply(int a, int b) {
        return a * b;
    }

    @Parallel
    public static int volume(int a, int b, int c) {
        return a * b * c;
    }

    @Parallel
    public static long pid() {
        return ProcessHandle.current().pid();
    }
}
