package dev.parallel.internal.transport;

import dev.parallel.spi.WireBytes;

/**
 * What stands in a slot: items of one task, one behind the other.
 *
 * @param task the task
 * @param headers context for the task, encoded; empty if there is none
 * @param bytes what contains the items
 * @param ends the end of each item in {@code bytes}
 * @param from the first item of this request
 * @param to the end of its items, exclusive
 * @param interruptible whether the parent may ask for an interrupt of its items
 */
public record Request(
        TaskId task, byte[] headers, WireBytes bytes, long[] ends, int from, int to, boolean interruptible) {

    /** The largest number of items in a request. */
    public static final int MOST_ITEMS = 1024;

    /** No context headers. */
    public static final byte[] NO_HEADERS = {};

    /** The room for context headers, in bytes. */
    public static final int MOST_HEADERS = 2048;

    /** Items of this size together, in bytes, may not fit a slot beside the longest names, headers and ends. */
    public static final long LARGEST_SURELY_INLINE = LinkLayout.AREA_SIZE - TaskId.LONGEST_NAME - MOST_HEADERS - 256;

    /** One that is never interrupted. */
    public Request(TaskId task, byte[] headers, WireBytes bytes, long[] ends, int from, int to) {
        this(task, headers, bytes, ends, from, to, false);
    }

    /** The number of items. */
    public int items() {
        return to - from;
    }

    long start() {
        return from == 0 ? 0 : ends[from - 1];
    }

    long end() {
        return ends[to - 1];
    }
}
