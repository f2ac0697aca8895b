package dev.parallel.maven.launch;

/** How far a job is, in words. */
final class ProgressText {

    private static final int BAR = 24;

    private ProgressText() {}

    /**
     * A line of the log.
     *
     * @param done how many items have ended
     * @param failed how many of them failed
     * @param items how many there are
     * @param nanos how long the job has run
     * @return for example {@code 120/252 items (47 %), 83.1/s, 2 failed, 1.59 s left}
     */
    static String line(long done, long failed, long items, long nanos) {
        StringBuilder text = new StringBuilder();
        text.append(Numbers.grouped(done)).append('/').append(Numbers.grouped(items));
        text.append(items == 1 ? " item (" : " items (")
                .append(percent(done, items))
                .append(" %)");
        if (done > 0 && nanos > 0) {
            double perNano = (double) done / nanos;
            text.append(", ").append(Numbers.speed(perNano * 1e9)).append("/s");
            if (failed > 0) {
                text.append(", ").append(Numbers.grouped(failed)).append(" failed");
            }
            if (done < items) {
                text.append(", ")
                        .append(TimeSpan.show((long) ((items - done) / perNano)))
                        .append(" left");
            }
        }
        return text.toString();
    }

    /**
     * A line that is drawn over and over on a terminal.
     *
     * @param columns how wide it may be
     * @return a bar and what {@link #line} says, cut to the width
     */
    static String live(long done, long failed, long items, long nanos, int columns) {
        int full = (int) (items == 0 ? 0 : BAR * Math.min(done, items) / items);
        String bar = "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] ";
        String text = bar + line(done, failed, items, nanos);
        return text.length() > columns ? text.substring(0, columns) : text;
    }

    /**
     * What became of a job.
     *
     * @return for example {@code 252 items in 3.03 s (83.1/s) with 4 workers, 2 failed}
     */
    static String summary(long items, long failed, long nanos, int workers) {
        String speed = nanos > 0 ? " (" + Numbers.speed(items * 1e9 / nanos) + "/s)" : "";
        return Numbers.grouped(items) + (items == 1 ? " item in " : " items in ") + TimeSpan.show(nanos) + speed
                + " with "
                + workers + (workers == 1 ? " worker, " : " workers, ")
                + (failed == 0 ? "none failed" : Numbers.grouped(failed) + " failed");
    }

    /** Rounded down, so that 100 is said at the end only. */
    private static long percent(long done, long items) {
        return items == 0 ? 100 : (long) Math.floor(100.0 * done / items);
    }
}
