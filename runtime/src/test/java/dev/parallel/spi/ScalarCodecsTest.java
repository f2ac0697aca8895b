package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScalarCodecsTest {

    private enum Operation {
        ADD {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        MULTIPLY {
            @Override
            int apply(int a, int b) {
                return a * b;
            }
        };

        abstract int apply(int a, int b);
    }

    private enum One {
        ADD
    }

    private enum Renamed {
        ADD,
        TIMES
    }

    private enum None {}

    @Test
    void boxesComeBackWithTheirBits() {
        for (boolean value : new boolean[] {false, true}) {
            Travel.assertTravels(ScalarCodecs.BOOLEAN, value);
        }
        for (int value : new int[] {0, 1, -1, 127, 128, 32_767, -32_768, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Travel.assertTravels(ScalarCodecs.BYTE, (byte) value);
            Travel.assertTravels(ScalarCodecs.SHORT, (short) value);
            Travel.assertTravels(ScalarCodecs.CHARACTER, (char) value);
            Travel.assertTravels(ScalarCodecs.INTEGER, value);
            Travel.assertTravels(ScalarCodecs.LONG, (long) value << 32 | 5);
        }
        float strangeFloat = Float.intBitsToFloat(0x7fc12345);
        double strangeDouble = Double.longBitsToDouble(0x7ff8123456789abcL);
        assertThat(Float.floatToRawIntBits(Travel.once(ScalarCodecs.FLOAT, strangeFloat)))
                .isEqualTo(0x7fc12345);
        assertThat(Double.doubleToRawLongBits(Travel.once(ScalarCodecs.DOUBLE, strangeDouble)))
                .isEqualTo(0x7ff8123456789abcL);
        Travel.assertTravels(ScalarCodecs.FLOAT, -0.0f);
        Travel.assertTravels(ScalarCodecs.DOUBLE, Double.MIN_VALUE);
    }

    @Test
    void voidHasNoValueButNull() {
        WireWriter out = new WireWriter(false);
        out.writeNullable(null, ScalarCodecs.VOID);
        assertThat(Travel.reader(Travel.flat(out.take())).readNullable(ScalarCodecs.VOID))
                .isNull();
        assertThatThrownBy(() -> Travel.reader(new byte[] {1}).readNullable(ScalarCodecs.VOID))
                .isInstanceOf(WireException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 16_383, 16_384, 32_767, 32_768, 32_769, 65_535, 65_536, 65_537, 300_000})
    void stringsOfEveryLengthComeBack(int length) {
        for (String piece : new String[] {"a", "\u00ff", "\u0100", "\ud800", "\udc00", "\0", "\ud83d\ude00"}) {
            Travel.assertTravels(ScalarCodecs.STRING, piece.repeat(length));
            Travel.assertTravels(ScalarCodecs.STRING, "a".repeat(length) + piece);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomNumbersComeBack(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            BigInteger integer = new BigInteger(random.nextInt(500), random);
            Travel.assertTravels(ScalarCodecs.BIG_INTEGER, random.nextBoolean() ? integer : integer.negate());
            Travel.assertTravels(ScalarCodecs.BIG_DECIMAL, new BigDecimal(integer, random.nextInt()));
            Travel.assertTravels(ScalarCodecs.UUID, new UUID(random.nextLong(), random.nextLong()));
            Travel.assertTravels(
                    ScalarCodecs.BIT_SET,
                    BitSet.valueOf(integer.shiftLeft(random.nextInt(90)).toByteArray()));
        }
        Travel.assertTravels(ScalarCodecs.BIG_INTEGER, BigInteger.ZERO);
        Travel.assertTravels(ScalarCodecs.BIG_INTEGER, BigInteger.ONE.shiftLeft(1_000_000));
        Travel.assertTravels(ScalarCodecs.BIG_DECIMAL, new BigDecimal("1.00"));
        Travel.assertTravels(ScalarCodecs.BIT_SET, new BitSet());
    }

    @Test
    void charsetsComeBack() {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("windows-1252")}) {
            Travel.assertTravels(ScalarCodecs.CHARSET, charset);
        }
        byte[] unknown = Travel.bytes(ScalarCodecs.STRING, "no-such-charset", false);
        assertThatThrownBy(() -> ScalarCodecs.CHARSET.read(Travel.reader(unknown)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("no-such-charset");
    }

    @Test
    void enumsComeBackAsTheSameConstant() {
        ValueCodec<Operation> codec = ScalarCodecs.enumOf(Operation.class);
        for (Operation operation : Operation.values()) {
            assertThat(Travel.once(codec, operation)).isSameAs(operation);
        }
        assertThat(Travel.once(codec, Operation.MULTIPLY).apply(3, 4)).isEqualTo(12);
    }

    @Test
    void anEnumWithOtherConstantsIsAClearError() {
        byte[] bytes = Travel.bytes(ScalarCodecs.enumOf(Operation.class), Operation.ADD, false);
        for (ValueCodec<?> other : new ValueCodec<?>[] {
            ScalarCodecs.enumOf(One.class), ScalarCodecs.enumOf(Renamed.class), ScalarCodecs.enumOf(None.class)
        }) {
            assertThatThrownBy(() -> other.read(Travel.reader(bytes)))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("other constants");
        }
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes", "GetClassOnEnum"})
    void theClassOfAConstantIsNoEnum() {
        assertThatThrownBy(() -> ScalarCodecs.enumOf((Class) Operation.ADD.getClass()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("getDeclaringClass()");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void buffersComeBackWithWhatRemains(boolean direct) {
        ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(100) : ByteBuffer.allocate(100);
        for (int i = 0; i < 100; i++) {
            buffer.put((byte) i);
        }
        buffer.position(10).limit(90).order(ByteOrder.LITTLE_ENDIAN);
        for (ByteBuffer sent :
                new ByteBuffer[] {buffer, buffer.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN)}) {
            ByteBuffer back = Travel.once(ScalarCodecs.BYTE_BUFFER, sent);
            assertThat(back).isEqualTo(buffer);
            assertThat(back.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            assertThat(back.position()).isZero();
            assertThat(back.capacity()).isEqualTo(80);
            assertThat(back.isReadOnly()).isFalse();
            assertThat(sent.position()).isEqualTo(10);
            assertThat(sent.limit()).isEqualTo(90);
        }
        Travel.assertTravels(ScalarCodecs.BYTE_BUFFER, ByteBuffer.allocate(0));
        assertThat(Travel.once(ScalarCodecs.BYTE_BUFFER, ByteBuffer.allocate(300_000))
                        .remaining())
                .isEqualTo(300_000);
    }
}
