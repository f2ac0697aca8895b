package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WireReaderTest {

    /** A chain of any length: the shape of a recursive record. */
    private record Chain(Chain next) {
        static final ValueCodec<Chain> CODEC = new ValueCodec<>() {
            @Override
            public void write(Chain value, WireWriter out) {
                out.writeNullable(value.next, this);
            }

            @Override
            public Chain read(WireReader in) {
                return new Chain(in.readNullable(this));
            }
        };
    }

    /** A tree with one child at each level: the shape of a record with a list of its own kind. */
    private record Nest(List<Nest> children) {
        static final ValueCodec<Nest> CODEC = new ValueCodec<>() {
            @Override
            public void write(Nest value, WireWriter out) {
                out.writeNullable(value.children, CollectionCodecs.list(this));
            }

            @Override
            public Nest read(WireReader in) {
                return new Nest(in.readNullable(CollectionCodecs.list(this)));
            }
        };
    }

    private static int length(Chain chain) {
        int length = 0;
        for (Chain link = chain; link != null; link = link.next) {
            length++;
        }
        return length;
    }

    private static Chain chain(int length) {
        Chain chain = null;
        for (int i = 0; i < length; i++) {
            chain = new Chain(chain);
        }
        return chain;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void primitivesAreReadAcrossPageEdgesOfASource(long seed) {
        WireWriter out = new WireWriter(false);
        Random random = new Random(seed);
        for (int i = 0; i < 60_000; i++) {
            switch (random.nextInt(8)) {
                case 0 -> out.writeBoolean(random.nextBoolean());
                case 1 -> out.writeByte((byte) random.nextInt());
                case 2 -> out.writeShort((short) random.nextInt());
                case 3 -> out.writeChar((char) random.nextInt());
                case 4 -> out.writeInt(random.nextInt());
                case 5 -> out.writeLong(random.nextLong());
                case 6 -> out.writeFloat(random.nextFloat());
                default -> out.writeDouble(random.nextDouble());
            }
        }
        byte[] bytes = Travel.flat(out.take());
        for (WireReader in : new WireReader[] {Travel.reader(bytes), Travel.sourced(bytes)}) {
            Random again = new Random(seed);
            for (int i = 0; i < 60_000; i++) {
                boolean same = switch (again.nextInt(8)) {
                    case 0 -> in.readBoolean() == again.nextBoolean();
                    case 1 -> in.readByte() == (byte) again.nextInt();
                    case 2 -> in.readShort() == (short) again.nextInt();
                    case 3 -> in.readChar() == (char) again.nextInt();
                    case 4 -> in.readInt() == again.nextInt();
                    case 5 -> in.readLong() == again.nextLong();
                    case 6 -> in.readFloat() == again.nextFloat();
                    default -> in.readDouble() == again.nextDouble();
                };
                assertThat(same).as("value %d", i).isTrue();
            }
            in.expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 16_383, 16_384, 65_535, 65_536, 1 << 21, 1 << 28, Integer.MAX_VALUE})
    void countsComeBack(int count) {
        WireWriter out = new WireWriter(false);
        out.writeCount(count);
        byte[] bytes = Travel.flat(out.take());
        assertThat(new WireReader(endless(bytes), Long.MAX_VALUE).readCount(1)).isEqualTo(count);
    }

    /** The bytes, and then zeros. */
    private static WireReader.Source endless(byte[] bytes) {
        return (target, offset, count) -> System.arraycopy(bytes, 0, target, offset, Math.min(bytes.length, count));
    }

    @Test
    void aCountThatCannotBeTrueIsRefused() {
        assertThatThrownBy(() -> Travel.reader(new byte[] {3, 0, 0}).readCount(1))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("3 elements")
                .hasMessageContaining("2 bytes are left");
        assertThatThrownBy(() -> Travel.reader(new byte[] {2, 0, 0, 0}).readCount(2))
                .isInstanceOf(WireException.class);
        assertThat(Travel.reader(new byte[] {2, 0, 0, 0, 0}).readCount(2)).isEqualTo(2);
    }

    @Test
    void aCountBeyondAnIntIsRefusedAndDoesNotWrap() {
        byte[] two32 = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x10};
        byte[] two31 = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};
        byte[] endless = {-1, -1, -1, -1, -1, 0};
        for (byte[] bytes : new byte[][] {two32, two31, endless}) {
            assertThatThrownBy(() -> Travel.reader(bytes).readCount(1)).isInstanceOf(WireException.class);
            WireReader huge = new WireReader(endless(bytes), Long.MAX_VALUE);
            assertThatThrownBy(() -> huge.readCount(1)).isInstanceOf(WireException.class);
        }
    }

    @Test
    void theEndOfTheBytesIsAnErrorWithNumbers() {
        for (WireReader in : new WireReader[] {Travel.reader(new byte[7]), Travel.sourced(new byte[7])}) {
            assertThatThrownBy(in::readLong)
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("8 bytes are needed, 7 are left");
            assertThat(in.readInt()).isZero();
            assertThatThrownBy(in::expectEnd)
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("3 bytes are left");
        }
    }

    @Test
    void aBooleanIsNothingButZeroOrOne() {
        assertThatThrownBy(() -> Travel.reader(new byte[] {2}).readBoolean())
                .isInstanceOf(WireException.class)
                .hasMessageContaining("not 2");
    }

    @Test
    void depthIsBoundedInTheWriterAndInTheReader() {
        ValueCodec<Chain> codec = Chain.CODEC;
        Chain deepest = chain(WireWriter.MAX_DEPTH + 1); // the outermost is written without its presence
        assertThat(Travel.everyWay(codec, deepest))
                .allSatisfy(back -> assertThat(length(back)).isEqualTo(WireWriter.MAX_DEPTH + 1));
        assertThatThrownBy(() -> Travel.bytes(codec, new Chain(deepest), false))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("1000");
        byte[] hostile = new byte[100_000];
        Arrays.fill(hostile, (byte) 1);
        assertThatThrownBy(() -> codec.read(Travel.reader(hostile)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("1000");
    }

    @Test
    void theDeepestListsFitIntoTheStackOfAThread() {
        Nest nest = new Nest(List.of());
        for (int i = 0; i < WireWriter.MAX_DEPTH / 2 - 1; i++) {
            nest = new Nest(List.of(nest));
        }
        assertThat(Travel.everyWay(Nest.CODEC, nest)).hasSize(2).allSatisfy(back -> {
            int depth = 0;
            for (Nest at = back; !at.children.isEmpty(); at = at.children.get(0)) {
                depth++;
            }
            assertThat(depth).isEqualTo(WireWriter.MAX_DEPTH / 2 - 1);
        });
    }

    @Test
    void aWriterWorksAgainAfterARefusedValueWasTruncated() {
        WireWriter out = new WireWriter(false);
        out.writeInt(1);
        long size = out.size();
        assertThatThrownBy(() -> Chain.CODEC.write(chain(5000), out)).isInstanceOf(WireException.class);
        out.truncate(size);
        Chain.CODEC.write(chain(WireWriter.MAX_DEPTH), out);
        WireReader in = Travel.reader(Travel.flat(out.take()));
        assertThat(in.readInt()).isEqualTo(1);
        assertThat(length(Chain.CODEC.read(in))).isEqualTo(WireWriter.MAX_DEPTH);
    }

    @Test
    void aReaderTakesOnlyARangeThatTheArrayHas() {
        assertThatThrownBy(() -> new WireReader(new byte[4], 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
