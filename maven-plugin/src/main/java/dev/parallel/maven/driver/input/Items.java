package dev.parallel.maven.driver.input;

import dev.parallel.maven.driver.RefusedException;
import java.util.Iterator;

/** The items of an input. */
public interface Items {

    /**
     * How many there are.
     *
     * @return at least 1
     */
    long count();

    /**
     * Reads them.
     *
     * @return a cursor at the first
     */
    Cursor open();

    /** Goes through the items once. Its methods throw {@link RefusedException} if the input cannot be read on. */
    interface Cursor extends Iterator<Item>, AutoCloseable {
        /** Closes what is open. */
        @Override
        default void close() {}
    }
}
