package dev.parallel.processor.foreign;

/** A class that is no source of the tests' compilations, and counts beside what its constructor takes. */
public final class Counter {

    /** What is counted. */
    public final String what;

    private int count;

    /** Makes one. */
    public Counter(String what) {
        this.what = what;
    }

    /** Sets the count. */
    public Counter count(int count) {
        this.count = count;
        return this;
    }

    /** Counts one more. */
    public int next() {
        return ++count;
    }
}
