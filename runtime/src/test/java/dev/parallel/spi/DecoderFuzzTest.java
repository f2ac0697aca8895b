package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of a broken or hostile other side: a value or a {@link WireException}, and never more memory than they justify. */
@Timeout(120)
class DecoderFuzzTest {

    private static final long SLACK_BYTES = 4 << 20;

    private record Sample<T>(ValueCodec<T> codec, T value) {
        byte[] bytes() {
            return Travel.bytes(codec, value, false);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tree(Tree[] children) {
        static final ValueCodec<Tree> CODEC = new ValueCodec<>() {
            @Override
            public void write(Tree value, WireWriter out) {
                ArrayCodecs.of(Tree.class, this).write(value.children, out);
            }

            @Override
            public Tree read(WireReader in) {
                return new Tree(ArrayCodecs.of(Tree.class, this).read(in));
            }
        };
    }

    private static List<Sample<?>> samples() throws Exception {
        ZonedDateTime zoned = ZonedDateTime.of(2025, 10, 26, 2, 30, 0, 1, ZoneId.of("Europe/Berlin"));
        return List.of(
                new Sample<>(ScalarCodecs.BOOLEAN, true),
                new Sample<>(ScalarCodecs.DOUBLE, 1.5),
                new Sample<>(ScalarCodecs.STRING, "narrow"),
                new Sample<>(ScalarCodecs.STRING, "wide \u4e2d"),
                new Sample<>(ScalarCodecs.BIG_INTEGER, BigInteger.TEN.pow(30)),
                new Sample<>(ScalarCodecs.BIG_DECIMAL, new BigDecimal("-12345.678")),
                new Sample<>(ScalarCodecs.UUID, new UUID(1, 2)),
                new Sample<>(ScalarCodecs.URI, URI.create("http://user@host:80/path?q#f")),
                new Sample<>(ScalarCodecs.BIT_SET, BitSet.valueOf(new long[] {5, 6})),
                new Sample<>(ScalarCodecs.LOCALE, Locale.forLanguageTag("sr-Latn-RS-u-ca-buddhist")),
                new Sample<>(ScalarCodecs.LOCALE, new Locale("no language", "X", "y z")),
                new Sample<>(ScalarCodecs.CHARSET, StandardCharsets.UTF_16LE),
                new Sample<>(ScalarCodecs.PATTERN, Pattern.compile("(?<a>b+|[c-d]{2,3})\\k<a>", Pattern.DOTALL)),
                new Sample<>(
                        ScalarCodecs.INET_ADDRESS, InetAddress.getByAddress("name.invalid", new byte[] {1, 2, 3, 4})),
                new Sample<>(ScalarCodecs.INET_ADDRESS, InetAddress.getByAddress("six.invalid", new byte[16])),
                new Sample<>(ScalarCodecs.PATH, Path.of("/tmp/file")),
                new Sample<>(ScalarCodecs.FILE, new File("a/b")),
                new Sample<>(ScalarCodecs.BYTE_BUFFER, ByteBuffer.allocate(10)),
                new Sample<>(ScalarCodecs.enumOf(DayOfWeek.class), DayOfWeek.FRIDAY),
                new Sample<>(TimeCodecs.INSTANT, Instant.MAX),
                new Sample<>(TimeCodecs.DURATION, Duration.ofSeconds(Long.MAX_VALUE, 5)),
                new Sample<>(TimeCodecs.PERIOD, Period.of(1, 2, 3)),
                new Sample<>(TimeCodecs.LOCAL_DATE_TIME, LocalDateTime.MAX),
                new Sample<>(TimeCodecs.OFFSET_TIME, OffsetTime.MIN),
                new Sample<>(TimeCodecs.OFFSET_DATE_TIME, zoned.toOffsetDateTime()),
                new Sample<>(TimeCodecs.ZONED_DATE_TIME, zoned),
                new Sample<>(TimeCodecs.ZONE_ID, ZoneId.of("America/Argentina/Ushuaia")),
                new Sample<>(TimeCodecs.ZONE_OFFSET, zoned.getOffset()),
                new Sample<>(TimeCodecs.YEAR, Year.of(2025)),
                new Sample<>(TimeCodecs.YEAR_MONTH, YearMonth.of(2025, 2)),
                new Sample<>(TimeCodecs.MONTH_DAY, MonthDay.of(2, 29)),
                new Sample<>(ArrayCodecs.BOOLEANS, new boolean[] {true, false}),
                new Sample<>(ArrayCodecs.LONGS, new long[] {1, 2, 3}),
                new Sample<>(StandardCodecs.of(short[][].class), new short[][] {{1}, null, {2, 3}}),
                new Sample<>(CollectionCodecs.list(ScalarCodecs.STRING), Arrays.asList("a", null, "b")),
                new Sample<>(CollectionCodecs.set(ScalarCodecs.INTEGER), Set.of(1, 2, 3)),
                new Sample<>(CollectionCodecs.deque(ScalarCodecs.INTEGER), new ArrayDeque<>(List.of(1, 2))),
                new Sample<>(CollectionCodecs.sortedSet(ScalarCodecs.STRING), new TreeSet<>(Set.of("a", "b"))),
                new Sample<>(
                        CollectionCodecs.sortedMap(ScalarCodecs.INTEGER, ScalarCodecs.LONG),
                        new TreeMap<>(Map.of(1, 2L, 3, 4L))),
                new Sample<>(
                        CollectionCodecs.map(ScalarCodecs.STRING, CollectionCodecs.list(TimeCodecs.YEAR)),
                        Map.of("x", List.of(Year.of(1)))),
                new Sample<>(OptionalCodecs.optional(ScalarCodecs.STRING), Optional.of("x")),
                new Sample<>(OptionalCodecs.OPTIONAL_INT, OptionalInt.of(3)),
                new Sample<>(Tree.CODEC, new Tree(new Tree[] {new Tree(new Tree[0]), null})));
    }

    @Test
    void everyTruncationOfEverySampleIsAnError() throws Exception {
        for (Sample<?> sample : samples()) {
            byte[] bytes = sample.bytes();
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                for (WireReader in : new WireReader[] {Travel.reader(cut), Travel.sourced(cut)}) {
                    assertThatThrownBy(() -> sample.codec.read(in))
                            .as("%s cut to %d of %d", sample.codec, length, bytes.length)
                            .isInstanceOf(WireException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void mutatedBytesAreAValueOrAnError(long seed) throws Exception {
        Random random = new Random(seed);
        for (Sample<?> sample : samples()) {
            byte[] bytes = sample.bytes();
            long before = allocatedBytes();
            for (int round = 0; round < 300; round++) {
                byte[] mutant = mutate(bytes, random);
                assertReadOrRefused(sample.codec, Travel.reader(mutant), mutant);
                assertReadOrRefused(sample.codec, Travel.sourced(mutant), mutant);
            }
            assertThat(allocatedBytes() - before)
                    .as("memory for 600 small messages of %s", sample.codec)
                    .isLessThan(600 * 64_000L + SLACK_BYTES);
        }
    }

    private static void assertReadOrRefused(ValueCodec<?> codec, WireReader in, byte[] mutant) {
        Throwable thrown =
                catchThrowable(() -> assertThat((Object) codec.read(in)).isNotNull());
        if (thrown != null) {
            assertThat(thrown)
                    .as("%s from %s", codec, Arrays.toString(mutant))
                    .isInstanceOf(WireException.class)
                    .hasMessageMatching("(?s).+");
        }
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutant = Arrays.copyOf(bytes, Math.max(1, bytes.length + random.nextInt(-2, 8)));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(4)) {
                case 0 -> mutant[at] = (byte) random.nextInt();
                case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutant[at] = -1;
                default -> mutant[at]++;
            }
        }
        return mutant;
    }

    @Test
    void aCountThatClaimsTheWholeMessageAtEveryLevelCostsLittle() throws Exception {
        int size = 8 << 20;
        WireWriter out = new WireWriter(false);
        for (int level = 0; level < WireWriter.MAX_DEPTH - 1; level++) {
            out.writeCount(size / 2);
            out.writeByte((byte) 1);
        }
        out.writeByte((byte) 5);
        byte[] hostile = Arrays.copyOf(Travel.flat(out.take()), size);
        hostile[hostile.length - 1] = 2;
        long before = allocatedBytes();
        assertThatThrownBy(() -> Tree.CODEC.read(Travel.reader(hostile))).isInstanceOf(WireException.class);
        assertThat(allocatedBytes() - before).isLessThan(20L * size);
    }

    @Test
    void aLargeCountWithoutElementsIsRefusedBeforeMemoryIsTaken() throws Exception {
        WireWriter out = new WireWriter(false);
        out.writeCount(Integer.MAX_VALUE);
        byte[] bytes = Arrays.copyOf(Travel.flat(out.take()), 100);
        for (ValueCodec<?> codec : List.of(
                ArrayCodecs.BYTES,
                ArrayCodecs.DOUBLES,
                StandardCodecs.of(String[].class),
                CollectionCodecs.list(ScalarCodecs.STRING),
                CollectionCodecs.map(ScalarCodecs.STRING, ScalarCodecs.STRING))) {
            long before = allocatedBytes();
            assertThatThrownBy(() -> codec.read(Travel.reader(bytes)))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("2147483647");
            assertThat(allocatedBytes() - before).isLessThan(SLACK_BYTES);
        }
    }

    /** The bytes that this thread has allocated so far. */
    private static long allocatedBytes() throws JMException {
        return (Long) ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("java.lang:type=Threading"), "CurrentThreadAllocatedBytes");
    }
}
