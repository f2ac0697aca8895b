package dev.parallel.internal.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks over the records of a block that was copied out of the ring. What a record says of its size is checked before it is used. */
final class RecordCursor {

    private final byte[] block;
    private final ByteBuffer records;
    private int offset;
    private int end;
    private AnswerKind kind;
    private boolean inFile;

    RecordCursor(byte[] block) {
        this.block = block;
        this.records = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next answer; false at the end of the block. */
    boolean advance() throws ProtocolException {
        offset = end;
        if (offset == block.length) {
            return false;
        }
        int left = block.length - offset;
        int code = records.get(offset + AnswerRecord.KIND) & 0xFF;
        kind = AnswerKind.of(code & ~AnswerKind.IN_FILE);
        if (kind == AnswerKind.PADDING) {
            return false;
        }
        if (left < AnswerRecord.HEADER) {
            throw new ProtocolException(
                    "a record's header needs " + AnswerRecord.HEADER + " bytes, " + left + " are left");
        }
        inFile = (code & AnswerKind.IN_FILE) != 0;
        int inline = inFile ? Long.BYTES : length();
        if (inline < 0 || inline > LinkLayout.LARGEST_INLINE_ANSWER || AnswerRecord.space(inline) > left) {
            throw new ProtocolException(
                    "an answer of " + inline + " bytes cannot stand where " + left + " bytes are left");
        }
        end = offset + AnswerRecord.space(inline);
        return true;
    }

    private int length() {
        return records.getInt(offset + AnswerRecord.LENGTH);
    }

    int offset() {
        return offset;
    }

    AnswerKind kind() {
        return kind;
    }

    boolean isInFile() {
        return inFile;
    }

    boolean isInlineValue() {
        return kind == AnswerKind.VALUE && !inFile;
    }

    int slot() {
        return records.get(offset + AnswerRecord.SLOT);
    }

    int item() {
        return records.getInt(offset + AnswerRecord.ITEM);
    }

    int epoch() {
        return records.getInt(offset + AnswerRecord.EPOCH);
    }

    long nanos() {
        return Math.max(0, records.getLong(offset + AnswerRecord.NANOS));
    }

    long sizeInFile() {
        return records.getLong(offset + AnswerRecord.HEADER);
    }

    /** The answer itself, if it is in the block. */
    Answer answer() {
        return new Answer(kind, nanos(), block, offset + AnswerRecord.HEADER, length());
    }
}
