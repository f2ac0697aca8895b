package dev.parallel.bench;

/** Measures the pools beside their peers, in one run: {@code round-trips}, {@code throughput}, {@code large}, {@code starts}, {@code idle} or {@code all}. */
public final class Measure {

    private Measure() {}

    private interface Part {
        void measure() throws Exception;
    }

    /**
     * Measures, and prints tables.
     *
     * @param arguments what to measure
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "all" : arguments[0];
        Machine.print();
        boolean any = run(what, "round-trips", RoundTrips::measure);
        any |= run(what, "throughput", Throughput::measure);
        any |= run(what, "large", Large::measure);
        any |= run(what, "starts", Starts::measure);
        any |= run(what, "idle", Idle::measure);
        if (!any) {
            throw new IllegalArgumentException(
                    "what to measure is round-trips, throughput, large, starts, idle or all, not \"" + what + "\"");
        }
        Machine.printLoad();
    }

    private static boolean run(String what, String name, Part part) throws Exception {
        if (what.equals(name) || what.equals("all")) {
            part.measure();
            return true;
        }
        return false;
    }
}
