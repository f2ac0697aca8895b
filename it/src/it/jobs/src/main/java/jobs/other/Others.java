package jobs.other;

import dev.parallel.Parallel;

public final class Others {

    private Others() {}

    @Parallel
    public static int twice(int n) {
        return 2 * n;
    }

    @Parallel
    public static int add(int a, int b) {
        return a + b;
    }
}
