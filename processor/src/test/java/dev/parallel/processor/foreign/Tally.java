package dev.parallel.processor.foreign;

/** A class that is no source of the tests' compilations, and that alone sets what its constructor does not take. */
public final class Tally {

    /** What is counted. */
    public final String what;

    private int count;

    /** Makes one. */
    public Tally(String what) {
        this.what = what;
    }

    /** Counts one more. */
    public int next() {
        return ++count;
    }
}
