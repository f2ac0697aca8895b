package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Sends values through the wire in every way that there is. */
final class Travel {

    private Travel() {}

    /** The bytes of a value, from a writer that may or may not borrow. */
    static <T> byte[] bytes(ValueCodec<T> codec, T value, boolean mayBorrow) {
        WireWriter out = new WireWriter(mayBorrow);
        codec.write(value, out);
        long size = out.size();
        WireBytes written = out.take();
        assertThat(written.size()).isEqualTo(size);
        return flat(written);
    }

    /** All bytes in one array. */
    static byte[] flat(WireBytes bytes) {
        byte[] all = new byte[Math.toIntExact(bytes.size())];
        assertThat(bytes.copyTo(ByteBuffer.wrap(all), 0, bytes.size())).isEqualTo(all.length);
        return all;
    }

    static WireReader reader(byte[] bytes) {
        return new WireReader(bytes, 0, bytes.length);
    }

    /** A reader whose bytes come from a source. */
    static WireReader sourced(byte[] bytes) {
        int[] next = {0};
        return new WireReader(
                (target, offset, count) -> {
                    assertThat(count).isPositive().isLessThanOrEqualTo(bytes.length - next[0]);
                    System.arraycopy(bytes, next[0], target, offset, count);
                    next[0] += count;
                },
                bytes.length);
    }

    /** What comes back of a value: from an array, from a source, and with what was borrowed. */
    static <T> List<T> everyWay(ValueCodec<T> codec, T value) {
        byte[] copied = bytes(codec, value, false);
        byte[] borrowed = bytes(codec, value, true);
        assertThat(borrowed).isEqualTo(copied);
        List<T> back = new ArrayList<>();
        for (WireReader in : List.of(reader(copied), sourced(copied))) {
            back.add(codec.read(in));
            in.expectEnd();
        }
        return back;
    }

    /** What comes back of a value, which is the same in every way. */
    static <T> T once(ValueCodec<T> codec, T value) {
        List<T> back = everyWay(codec, value);
        assertThat(back.get(1)).isEqualTo(back.get(0));
        return back.get(0);
    }

    /** Asserts that an equal value comes back. */
    static <T> void assertTravels(ValueCodec<T> codec, T value) {
        assertThat(everyWay(codec, value)).allSatisfy(back -> assertThat(back).isEqualTo(value));
    }
}
