package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectionTest {

    private static final Built BUILT = Built.of("""
            package p;
            import dev.parallel.Parallel;
            import java.io.File;
            import java.math.*;
            import java.net.*;
            import java.nio.ByteBuffer;
            import java.nio.charset.Charset;
            import java.nio.file.Path;
            import java.time.*;
            import java.util.*;
            import java.util.regex.Pattern;
            public class Kinds {
                @Parallel static String kinds(List<String> a, Set<Integer> b, SortedSet<String> c, NavigableSet<String> d,
                        Deque<String> e, Collection<? extends Integer[]> f, Iterable<String> g, Map<String, List<int[]>> h,
                        SortedMap<String, String> i, NavigableMap<Integer, Set<String>> j) {
                    return "" + a + b + c + d + e.getLast() + f + g + h.keySet() + i + j.lastKey();
                }
                @Parallel static NavigableSet<String> set(NavigableSet<String> set) { return set; }
                @Parallel static Map<UUID, Optional<LocalDate>> dates(Map<UUID, Optional<LocalDate>> dates) { return dates; }
                @Parallel static String scalars(BigInteger a, BigDecimal b, UUID c, URI d, BitSet e, Locale f, Charset g,
                        Pattern h, InetAddress i, Path j, File k, ByteBuffer l, OptionalInt m, OptionalLong n,
                        OptionalDouble o, Void p) {
                    return "" + a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p;
                }
                @Parallel static String times(Instant a, Duration b, Period c, LocalDate d, LocalTime e, LocalDateTime f,
                        OffsetTime g, OffsetDateTime h, ZonedDateTime i, ZoneId j, ZoneOffset k, Year l, YearMonth m, MonthDay n) {
                    return "" + a + b + c + d + e + f + g + h + i + j + k + l + m + n;
                }
            }
            """);

    @Test
    void everyDeclaredKindOfCollectionTravels() throws Throwable {
        assertThat(BUILT.run(
                        "p.ParallelKinds",
                        "kinds",
                        List.of("a"),
                        Set.of(1),
                        new TreeSet<>(Set.of("c")),
                        new TreeSet<>(Set.of("d")),
                        new ArrayDeque<>(List.of("e")),
                        List.of(),
                        List.of("g"),
                        Map.of("h", List.of(new int[] {1})),
                        new TreeMap<>(Map.of("i", "j")),
                        new TreeMap<>(Map.of(4, Set.of("k")))))
                .isEqualTo("[a][1][c][d]e[][g][h]{i=j}4");
        assertThat(BUILT.run("p.ParallelKinds", "set", new TreeSet<>(Set.of("b", "a"))))
                .isEqualTo(new TreeSet<>(Set.of("a", "b")));
    }

    @Test
    void everyScalarOfTheJdkTravels() throws Throwable {
        Object[] values = {
            java.math.BigInteger.TEN,
            new java.math.BigDecimal("1.50"),
            new UUID(1, 2),
            java.net.URI.create("a:b"),
            java.util.BitSet.valueOf(new long[] {5}),
            java.util.Locale.GERMANY,
            java.nio.charset.StandardCharsets.UTF_8,
            java.util.regex.Pattern.compile("a+"),
            java.net.InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
            java.nio.file.Path.of("x", "y"),
            new java.io.File("z"),
            java.nio.ByteBuffer.wrap(new byte[3]),
            OptionalInt.of(1),
            java.util.OptionalLong.empty(),
            java.util.OptionalDouble.of(1.5),
            null
        };
        StringBuilder expected = new StringBuilder();
        for (Object value : values) {
            expected.append(value);
        }
        assertThat((String) BUILT.run("p.ParallelKinds", "scalars", values)).isEqualTo(expected.toString());
    }

    @Test
    void everyTimeTravels() throws Throwable {
        var zoned = java.time.ZonedDateTime.of(2024, 2, 29, 1, 2, 3, 4, java.time.ZoneId.of("Europe/Paris"));
        Object[] values = {
            zoned.toInstant(),
            java.time.Duration.ofNanos(7),
            java.time.Period.of(1, 2, 3),
            zoned.toLocalDate(),
            zoned.toLocalTime(),
            zoned.toLocalDateTime(),
            zoned.toOffsetDateTime().toOffsetTime(),
            zoned.toOffsetDateTime(),
            zoned,
            zoned.getZone(),
            zoned.getOffset(),
            java.time.Year.of(2024),
            java.time.YearMonth.of(2024, 2),
            java.time.MonthDay.of(2, 29)
        };
        StringBuilder expected = new StringBuilder();
        for (Object value : values) {
            expected.append(value);
        }
        assertThat(BUILT.run("p.ParallelKinds", "times", values)).isEqualTo(expected.toString());
    }

    @Test
    void mapsKeepNullsAndOptionals() throws Throwable {
        Map<UUID, Optional<LocalDate>> dates = new java.util.HashMap<>();
        dates.put(new UUID(1, 2), Optional.of(LocalDate.EPOCH));
        dates.put(new UUID(1, 3), null);
        dates.put(null, Optional.empty());
        assertThat(BUILT.run("p.ParallelKinds", "dates", dates)).isEqualTo(dates);
    }
}
