package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes requests into the slots' areas; the form is in {@code docs/link.md}. One thread at a time for each slot. */
final class RequestWriter {

    /** In the flags: the items are in the request file. */
    static final int IN_FILE = 1;

    /** In the flags: an interrupt may be asked for. */
    static final int INTERRUPTIBLE = 2;

    private static final int FIXED = 6 * Integer.BYTES;

    private final ByteBuffer[] areas = new ByteBuffer[LinkLayout.SLOTS];
    private final SpillFile file;
    private final ConcurrentHashMap<String, TaskId> tasks = new ConcurrentHashMap<>();
    private final AtomicInteger nextTask = new AtomicInteger();

    RequestWriter(Segment segment, SpillFile file) {
        this.file = file;
        for (int slot = 0; slot < areas.length; slot++) {
            areas[slot] = segment.slice(LinkLayout.area(slot), LinkLayout.AREA_SIZE);
        }
    }

    TaskId task(String stubClass, String name) {
        return tasks.computeIfAbsent(
                stubClass + '\n' + name, key -> new TaskId(nextTask.getAndIncrement(), stubClass, name));
    }

    void taskKnown(TaskId task) {
        if (!task.known) {
            task.known = true;
        }
    }

    boolean fitsSlot(Request request) {
        return headSize(request) + request.end() - request.start() <= LinkLayout.AREA_SIZE;
    }

    private static long headSize(Request request) {
        return FIXED + request.task().name.length + request.headers().length + (long) Long.BYTES * request.items();
    }

    void write(int slot, Request request) throws IOException {
        boolean inFile = !fitsSlot(request);
        ByteBuffer area = areas[slot].clear();
        int flags = (inFile ? IN_FILE : 0) | (request.interruptible() ? INTERRUPTIBLE : 0);
        byte[] name = request.task().known ? new byte[0] : request.task().name;
        area.position(Integer.BYTES);
        area.putInt(request.task().number).putInt(request.items()).putInt(flags);
        area.putInt(name.length).put(name).putInt(request.headers().length).put(request.headers());
        long start = request.start();
        for (int item = request.from(); item < request.to(); item++) {
            area.putLong(request.ends()[item] - start);
        }
        if (inFile) {
            file.write(request.bytes(), start, request.end());
        } else {
            for (long at = start; at < request.end(); ) {
                at += request.bytes().copyTo(area, at, request.end());
            }
        }
        area.putInt(0, area.position());
    }
}
