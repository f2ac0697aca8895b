package dev.parallel.internal.transport;

import dev.parallel.internal.memory.SpillFile;
import dev.parallel.spi.WireReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A request as the worker reads it: a copy of a slot's area, made once for each filling. For the worker's main thread. */
final class RequestView {

    private final ByteBuffer area;
    private final SpillFile file;
    private final byte[] copy = new byte[LinkLayout.AREA_SIZE];
    private final ByteBuffer view = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);

    int epoch = -1;
    int task;
    /** The stub class and the task's name, or null if this worker has answered a request of the task before. */
    String name;

    byte[] headers;
    boolean interruptible;
    private boolean inFile;
    private int ends;
    private int items;

    RequestView(ByteBuffer area, SpillFile file) {
        this.area = area;
        this.file = file;
    }

    /** Reads the request that was released with the given epoch. */
    void load(int newEpoch, int limit) {
        area.clear().get(copy, 0, area.getInt(0));
        view.position(Integer.BYTES);
        task = view.getInt();
        items = view.getInt();
        int flags = view.getInt();
        inFile = (flags & RequestWriter.IN_FILE) != 0;
        interruptible = (flags & RequestWriter.INTERRUPTIBLE) != 0;
        int nameLength = view.getInt();
        name = nameLength == 0 ? null : new String(copy, view.position(), nameLength, StandardCharsets.UTF_8);
        view.position(view.position() + nameLength);
        int headersLength = view.getInt();
        headers = headersLength == 0 ? Request.NO_HEADERS : new byte[headersLength];
        view.get(headers);
        ends = view.position();
        if (items < limit) {
            throw new IllegalStateException("a request of " + items + " items has the limit " + limit);
        }
        epoch = newEpoch;
    }

    /** The arguments of an item. */
    WireReader item(int item) {
        long start = item == 0 ? 0 : view.getLong(ends + (item - 1) * Long.BYTES);
        long end = view.getLong(ends + item * Long.BYTES);
        if (inFile) {
            return file.reader(start, end - start);
        }
        return new WireReader(copy, ends + items * Long.BYTES + (int) start, (int) (end - start));
    }
}
