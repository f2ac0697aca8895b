package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import dev.parallel.spi.WireBytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The worker's end of the ring. For the worker's main thread. */
final class AnswerWriter {

    private final Segment segment;
    private final ByteBuffer ring;
    private final SpillFile file;
    private final Bell bell;
    private final Parking parking;
    private long tail;
    private long written;
    private boolean waited;

    AnswerWriter(Segment segment, SpillFile file, Bell bell, Parking parking) {
        this.segment = segment;
        this.ring = segment.slice(LinkLayout.RING, LinkLayout.RING_SIZE);
        this.file = file;
        this.bell = bell;
        this.parking = parking;
    }

    /**
     * Commits an answer; waits for room.
     *
     * @return false if the parent is gone
     * @throws IOException if there is no room for a large answer on the file system
     */
    boolean write(AnswerKind kind, int slot, int item, int epoch, long nanos, WireBytes payload) throws IOException {
        waited = false;
        if (payload.size() <= LinkLayout.LARGEST_INLINE_ANSWER) {
            return commit(kind.ordinal(), slot, item, epoch, nanos, payload, (int) payload.size());
        }
        waited = true;
        if (!parking.awaitRoom(this::isFileFree)) {
            return false;
        }
        file.write(payload, 0, payload.size());
        written++;
        WireBytes size = WireBytes.of(ByteBuffer.allocate(Long.BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putLong(payload.size())
                .array());
        return commit(kind.ordinal() | AnswerKind.IN_FILE, slot, item, epoch, nanos, size, Long.BYTES);
    }

    /** Whether the last answer may have had to wait for room. */
    boolean hasWaited() {
        return waited;
    }

    private boolean isFileFree() {
        // Pairs with the release in AnswerReader.releaseFile: the parent has read what the file contains.
        return segment.getVolatile(LinkLayout.RELEASED) == written;
    }

    private boolean commit(int code, int slot, int item, int epoch, long nanos, WireBytes payload, int length) {
        int space = AnswerRecord.space(length);
        int at = reserve(space);
        if (at < 0) {
            return false;
        }
        put(at, code, slot, item, epoch, nanos, payload, length);
        tail += space;
        // Pairs with the acquire of the tail in AnswerReader.drain: this store is what commits the answer. Without the
        // release, the
        // parent could read a record that is not written yet.
        segment.setRelease(LinkLayout.RING_TAIL, tail);
        bell.ringIfParked(segment, LinkLayout.PARENT_PARKED);
        return true;
    }

    private void put(int at, int code, int slot, int item, int epoch, long nanos, WireBytes payload, int length) {
        ring.putInt(at + AnswerRecord.LENGTH, length);
        ring.put(at + AnswerRecord.KIND, (byte) code);
        ring.put(at + AnswerRecord.SLOT, (byte) slot);
        ring.putInt(at + AnswerRecord.ITEM, item);
        ring.putInt(at + AnswerRecord.EPOCH, epoch);
        ring.putLong(at + AnswerRecord.NANOS, nanos);
        ring.position(at + AnswerRecord.HEADER);
        for (long copied = 0; copied < length; ) {
            copied += payload.copyTo(ring, copied, length);
        }
    }

    /**
     * Writes a record that is never committed, so that all classes that an answer needs are there: one has to be given
     * even when there is no more room for classes. Before the first answer.
     */
    void prepare() {
        byte[] nothing = new byte[Long.BYTES];
        put(0, 0, 0, 0, 0, 0, WireBytes.of(nothing), nothing.length);
        segment.setRelease(LinkLayout.RING_TAIL, tail);
        bell.ringIfParked(segment, LinkLayout.PARENT_PARKED);
    }

    /** Waits until there is contiguous room, and gives its position in the ring; negative if the parent is gone. */
    private int reserve(int space) {
        int at = (int) (tail % LinkLayout.RING_SIZE);
        int untilEnd = LinkLayout.RING_SIZE - at;
        int padding = untilEnd < space ? untilEnd : 0;
        if (!hasRoom(padding + space)) {
            waited = true;
            if (!parking.awaitRoom(() -> hasRoom(padding + space))) {
                return -1;
            }
        }
        if (padding > 0) {
            ring.put(at + AnswerRecord.KIND, (byte) AnswerKind.PADDING.ordinal());
            tail += padding;
            return 0;
        }
        return at;
    }

    private boolean hasRoom(int space) {
        // Pairs with the release of the head in AnswerReader.drain: what lies behind it has been copied out.
        return tail + space - segment.getVolatile(LinkLayout.RING_HEAD) <= LinkLayout.RING_SIZE;
    }
}
