package dev.parallel.internal.transport;

import dev.parallel.spi.WireReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;

/**
 * Results of consecutive items of a slot, taken out of the ring together. Read once, by one thread, from the first to the last.
 */
public final class AnswerRun {

    private final byte[] block;
    private final ByteBuffer records;
    private final int count;
    private final WireReader reader;
    private int next;

    /** The bounds of all records have been checked. */
    AnswerRun(byte[] block, int offset, int count) {
        this.block = block;
        this.records = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        this.count = count;
        this.next = offset;
        this.reader = new WireReader(block, offset, 0);
    }

    /** The number of results. */
    public int count() {
        return count;
    }

    /** How long the task of the next result ran, as the worker measured it; at least 0. */
    public long nanos() {
        return Math.max(0, records.getLong(next + AnswerRecord.NANOS));
    }

    /** Gives how long the task of each result ran, from the first to the last; before any of them is taken. */
    public void forEachTime(LongConsumer times) {
        int at = next;
        for (int i = 0; i < count; i++) {
            times.accept(Math.max(0, records.getLong(at + AnswerRecord.NANOS)));
            at += AnswerRecord.space(records.getInt(at + AnswerRecord.LENGTH));
        }
    }

    /** Takes the next result as an answer of its own. */
    public Answer take() {
        long nanos = nanos();
        int offset = next + AnswerRecord.HEADER;
        return new Answer(AnswerKind.VALUE, nanos, block, offset, (int) next().remaining());
    }

    /** Moves to the next result; the reader is valid until the next call. */
    public WireReader next() {
        int length = records.getInt(next + AnswerRecord.LENGTH);
        reader.reset(next + AnswerRecord.HEADER, length);
        next += AnswerRecord.space(length);
        return reader;
    }
}
