package invoices;

import dev.parallel.Parallel;

/** Numbers invoices by a counter that the whole JVM shares, as old code does. */
public final class Invoices {

    private Invoices() {}

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
