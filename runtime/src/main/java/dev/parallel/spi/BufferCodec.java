package dev.parallel.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The codec of buffers of bytes. */
final class BufferCodec implements ValueCodec<ByteBuffer> {

    @Override
    public void write(ByteBuffer value, WireWriter out) {
        out.writeBoolean(value.order() == ByteOrder.BIG_ENDIAN);
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        ArrayCodecs.BYTES.write(bytes, out);
    }

    @Override
    public ByteBuffer read(WireReader in) {
        ByteOrder order = in.readBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return ByteBuffer.wrap(ArrayCodecs.BYTES.read(in)).order(order);
    }
}
