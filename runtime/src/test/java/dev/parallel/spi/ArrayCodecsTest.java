package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ArrayCodecsTest {

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 2, 3, 63, 64, 65, 2047, 2048, 4095, 8191, 8192, 8193, 16_384, 65_535, 65_536, 65_537, 200_001
            })
    void primitiveArraysOfEveryLengthComeBack(int length) {
        Random random = new Random(length);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        boolean[] booleans = new boolean[length];
        short[] shorts = new short[length];
        char[] chars = new char[length];
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            booleans[i] = random.nextBoolean();
            shorts[i] = (short) random.nextInt();
            chars[i] = (char) random.nextInt();
            floats[i] = random.nextFloat();
        }
        Travel.assertTravels(ArrayCodecs.BOOLEANS, booleans);
        Travel.assertTravels(ArrayCodecs.BYTES, bytes);
        Travel.assertTravels(ArrayCodecs.SHORTS, shorts);
        Travel.assertTravels(ArrayCodecs.CHARS, chars);
        Travel.assertTravels(ArrayCodecs.INTS, random.ints(length).toArray());
        Travel.assertTravels(ArrayCodecs.LONGS, random.longs(length).toArray());
        Travel.assertTravels(ArrayCodecs.FLOATS, floats);
        Travel.assertTravels(ArrayCodecs.DOUBLES, random.doubles(length).toArray());
    }

    @Test
    void theBitsOfNansInArraysComeBack() {
        double[] back =
                Travel.once(ArrayCodecs.DOUBLES, new double[] {Double.longBitsToDouble(0x7ff8000000000123L), -0.0});
        assertThat(Double.doubleToRawLongBits(back[0])).isEqualTo(0x7ff8000000000123L);
        assertThat(Double.doubleToRawLongBits(back[1])).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void manyArraysInOneMessageComeBackFromEveryAlignment(long seed) {
        Random random = new Random(seed);
        ValueCodec<double[][][]> codec =
                ArrayCodecs.of(double[][].class, ArrayCodecs.of(double[].class, ArrayCodecs.DOUBLES));
        double[][][] value = new double[random.nextInt(20)][][];
        for (int i = 0; i < value.length; i++) {
            value[i] = random.nextInt(5) == 0 ? null : new double[random.nextInt(10)][];
            for (int j = 0; value[i] != null && j < value[i].length; j++) {
                value[i][j] = random.nextInt(5) == 0
                        ? null
                        : random.doubles(random.nextInt(9000)).toArray();
            }
        }
        Travel.assertTravels(codec, value);
    }

    @Test
    void arraysOfReferencesComeBackWithTheirComponent() {
        ValueCodec<String[]> codec = ArrayCodecs.of(String.class, ScalarCodecs.STRING);
        String[] value = new String[5000];
        Arrays.setAll(value, i -> i % 7 == 0 ? null : "s" + i);
        Travel.assertTravels(codec, value);
        assertThat(Travel.once(codec, new String[0]).getClass()).isEqualTo(String[].class);
        Number[] numbers = new Integer[] {1, 2};
        @SuppressWarnings({"unchecked", "rawtypes"})
        ValueCodec<Number> number = (ValueCodec) ScalarCodecs.INTEGER;
        assertThat(Travel.once(ArrayCodecs.of(Number.class, number), numbers).getClass())
                .isEqualTo(Number[].class);
    }

    @Test
    void aPrimitiveComponentIsRefused() {
        assertThatThrownBy(() -> ArrayCodecs.of(int.class, ScalarCodecs.INTEGER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ArrayCodecs");
    }

    @Test
    void aBooleanInAnArrayIsNothingButZeroOrOne() {
        assertThatThrownBy(() -> ArrayCodecs.BOOLEANS.read(Travel.reader(new byte[] {2, 1, 3})))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("not 3");
    }
}
