package dev.parallel.internal.transport;

import dev.parallel.spi.ArrayCodecs;
import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;

/** The values of an exception's fields, as the stub of its task wrote them: bytes, of which only that stub knows the meaning. */
public final class FailureFields {

    /** The most bytes, of all the exceptions of one failure together. */
    public static final int MOST_BYTES = 1 << 20;

    /** As bytes behind their count, which is bounded. */
    static final ValueCodec<FailureFields> CODEC = new Codec();

    private final byte[] bytes;

    private FailureFields(byte[] bytes) {
        this.bytes = bytes;
    }

    /** All that was written, of at most {@link #MOST_BYTES}; the writer is empty afterwards. */
    static FailureFields of(WireWriter out) {
        return new FailureFields(out.take().toArray());
    }

    /** The number of bytes. */
    int size() {
        return bytes.length;
    }

    /** A reader of the values, for the stub. */
    public WireReader reader() {
        return new WireReader(bytes, 0, bytes.length);
    }

    private record Codec() implements ValueCodec<FailureFields> {

        @Override
        public void write(FailureFields fields, WireWriter out) {
            ArrayCodecs.BYTES.write(fields.bytes, out);
        }

        @Override
        public FailureFields read(WireReader in) {
            byte[] bytes = ArrayCodecs.BYTES.read(in);
            if (bytes.length > MOST_BYTES) {
                throw new WireException(
                        "the fields of an exception have at most " + MOST_BYTES + " bytes, not " + bytes.length);
            }
            return new FailureFields(bytes);
        }
    }
}
