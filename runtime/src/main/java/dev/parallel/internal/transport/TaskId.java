package dev.parallel.internal.transport;

import java.nio.charset.StandardCharsets;

/** A task on one link: its number, and its name for as long as the worker may not have heard it. */
public final class TaskId {

    /** A name that is longer than this could not stand in a slot beside anything else. */
    static final int LONGEST_NAME = 4096;

    final int number;
    final byte[] name;
    volatile boolean known;

    TaskId(int number, String stubClass, String task) {
        this.number = number;
        this.name = (stubClass + '\n' + task).getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_NAME) {
            throw new IllegalArgumentException("the names of a stub and its task have at most " + LONGEST_NAME
                    + " bytes together, not " + name.length);
        }
    }
}
