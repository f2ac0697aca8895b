package jobs;

import dev.parallel.Parallel;

public final class Trial {

    private Trial() {}

    @Parallel
    public static double half(int n) {
        return n / 2.0;
    }
}
