package dev.parallel.processor.foreign;

/** An exception that is no source of the tests' compilations. */
public final class Spoilt extends Exception {

    private static final long serialVersionUID = 1L;

    /** Its shelf. */
    public final Money.Currency shelf;

    private final int days;

    /** Makes one that says how old it is. */
    public Spoilt(Money.Currency shelf, int days) {
        super("spoilt for " + days + " days");
        this.shelf = shelf;
        this.days = days;
    }

    /** Its age. */
    public int getDays() {
        return days;
    }
}
