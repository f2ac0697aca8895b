package dev.parallel.maven.launch;

/** A length of time, as people say it. */
final class TimeSpan {

    private TimeSpan() {}

    /**
     * Writes a duration for a summary.
     *
     * @param nanos how long, in nanoseconds
     * @return for example {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 05 s} or {@code 2 h 03 min}
     */
    static String show(long nanos) {
        double seconds = nanos / 1e9;
        if (seconds < 10) {
            return Numbers.fixed(seconds, 2) + " s";
        }
        if (seconds < 60) {
            return Numbers.fixed(seconds, 1) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return whole / 60 + " min " + Numbers.twoDigits(whole % 60) + " s";
        }
        return whole / 3600 + " h " + Numbers.twoDigits(whole % 3600 / 60) + " min";
    }
}
