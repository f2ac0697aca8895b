package jobs;

import dev.parallel.Parallel;

/** Jobs with an item that goes wrong. */
public final class Jobs {

    private Jobs() {}

    @Parallel(workers = 2)
    public static int fragile(int n) {
        if (n == 7) {
            throw new IllegalStateException("seven is too much");
        }
        return n * n;
    }

    @Parallel(workers = 2)
    public static String leave(String word) {
        System.out.println("looking at " + word);
        if (word.equals("exit")) {
            System.exit(3);
        }
        return word.toUpperCase();
    }

    @Parallel(workers = 3, timeout = "90s", retries = 2, heap = "64m", pool = "sums")
    public static long twice(long n) {
        return 2 * n;
    }
}
