package refused;

import dev.parallel.Parallel;

public final class Refused {

    private Refused() {}

    @Parallel
    public static int read(Thread thread) { // line 10
        return 0;
    }

    @Parallel
    public static int fine(int n) {
        return n;
    }
}
