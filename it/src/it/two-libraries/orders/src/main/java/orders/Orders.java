package orders;

import dev.parallel.Parallel;

/** Numbers orders by a counter that the whole JVM shares, as old code does. */
public final class Orders {

    private Orders() {}

    @Parallel
    public static int next() {
        int next = Integer.getInteger("counter", 0) + 1;
        System.setProperty("counter", Integer.toString(next));
        return next;
    }

    @Parallel
    public static String worker() {
        return System.getProperty("parallel.worker.name");
    }
}
