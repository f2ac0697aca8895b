package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StandardCodecsTest {

    record Order(int number, String customer) {}

    record FromTheFuture(int x) {}

    record Twice(int x) {}

    record Silent(int x) {}

    @Test
    void jdkTypesAreFound() {
        Travel.assertTravels(StandardCodecs.of(int.class), 5);
        Travel.assertTravels(StandardCodecs.of(Integer.class), 5);
        Travel.assertTravels(StandardCodecs.of(String.class), "x");
        Travel.assertTravels(StandardCodecs.of(DayOfWeek.class), DayOfWeek.SUNDAY);
        assertThat(StandardCodecs.of(void.class)).isSameAs(ScalarCodecs.VOID);
    }

    @Test
    void arraysOfAnyDepthAreFound() {
        Travel.assertTravels(StandardCodecs.of(int[].class), new int[] {1});
        Travel.assertTravels(StandardCodecs.of(int[][][].class), new int[][][] {{{1}, null}, null, {}});
        Travel.assertTravels(StandardCodecs.of(Integer[].class), new Integer[] {1, null});
        Travel.assertTravels(StandardCodecs.of(DayOfWeek[][].class), new DayOfWeek[][] {{DayOfWeek.MONDAY}, null});
        Travel.assertTravels(StandardCodecs.of(Order[].class), new Order[] {new Order(1, "a"), null});
    }

    @Test
    void aGeneratedCodecIsFoundByItsName() {
        assertThat(GeneratedCodecs.nameFor(Order.class))
                .isEqualTo("dev.parallel.spi.StandardCodecsTest_OrderParallelCodec");
        assertThat(GeneratedCodecs.nameFor(Map.Entry.class)).isEqualTo("java.util.Map_EntryParallelCodec");
        assertThat(GeneratedCodecs.nameFor(String.class)).isEqualTo("java.lang.StringParallelCodec");
        Travel.assertTravels(StandardCodecs.of(Order.class), new Order(7, "x"));
        assertThat(StandardCodecs.of(Order.class)).isSameAs(StandardCodecs.of(Order.class));
    }

    @Test
    void aTypeWithoutACodecIsRefusedWithTheWayOut() {
        for (Class<?> type : new Class<?>[] {Silent.class, Silent[][].class}) {
            assertThatThrownBy(() -> StandardCodecs.of(type))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("@Parallel")
                    .hasMessageContaining("Codec.via");
        }
    }

    @Test
    void aTypeOfTheJdkIsNotToBeGivenToTheProcessor() {
        for (Class<?> type : new Class<?>[] {Object.class, TimeZone.class, TimeZone[][].class}) {
            assertThatThrownBy(() -> StandardCodecs.of(type))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no type of the JDK that travels")
                    .hasMessageContaining("Codec.via")
                    .hasMessageNotContaining("@Parallel");
        }
    }

    @Test
    void aGenericTypeIsRefusedWithTheWayOut() {
        for (Class<?> type : new Class<?>[] {List.class, Optional.class, Map.class, List[].class}) {
            assertThatThrownBy(() -> StandardCodecs.of(type))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("generic")
                    .hasMessageContaining("Codec.list");
        }
    }

    @Test
    void whatNeverTravelsIsRefusedWithItsReason() {
        assertThatThrownBy(() -> StandardCodecs.of(Class.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never travels");
        assertThatThrownBy(() -> StandardCodecs.of(Enum.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("getDeclaringClass()");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aGeneratedCodecThatCannotBeUsedSaysWhyEveryTime(int attempt) {
        assertThatThrownBy(() -> StandardCodecs.of(FromTheFuture.class))
                .as("attempt %d", attempt)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FromTheFuture");
    }

    @Test
    void aSecondCodecOfATypeIsRefused() {
        ValueCodec<Twice> codec =
                new FunctionCodec<>("Twice", (v, out) -> out.writeInt(v.x), in -> new Twice(in.readInt()));
        assertThatThrownBy(() -> {
                    GeneratedCodecs.register(Abi.VERSION, Twice.class, codec);
                    GeneratedCodecs.register(Abi.VERSION, Twice.class, codec);
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Twice");
    }
}

/** As the processor writes it: package-private, and found only by what it registers. */
final class StandardCodecsTest_OrderParallelCodec implements ValueCodec<StandardCodecsTest.Order> {

    static {
        GeneratedCodecs.register(
                Abi.VERSION, StandardCodecsTest.Order.class, new StandardCodecsTest_OrderParallelCodec());
    }

    @Override
    public void write(StandardCodecsTest.Order value, WireWriter out) {
        out.writeInt(value.number());
        out.writeNullable(value.customer(), ScalarCodecs.STRING);
    }

    @Override
    public StandardCodecsTest.Order read(WireReader in) {
        return new StandardCodecsTest.Order(in.readInt(), in.readNullable(ScalarCodecs.STRING));
    }
}

/** A codec of another release. */
final class StandardCodecsTest_FromTheFutureParallelCodec {

    static {
        GeneratedCodecs.register(
                Abi.VERSION + 1,
                StandardCodecsTest.FromTheFuture.class,
                new FunctionCodec<>("FromTheFuture", (v, out) -> {}, in -> new StandardCodecsTest.FromTheFuture(0)));
    }

    private StandardCodecsTest_FromTheFutureParallelCodec() {}
}

/** A class of the right name that registers nothing. */
final class StandardCodecsTest_SilentParallelCodec {
    private StandardCodecsTest_SilentParallelCodec() {}
}
