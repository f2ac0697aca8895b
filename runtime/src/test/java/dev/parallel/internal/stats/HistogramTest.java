package dev.parallel.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What percentiles tell of the times that were recorded. */
@Timeout(60)
class HistogramTest {

    private static final double PRECISION = 1.032;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 33, 63, 64, 65, 1_000, 999_999, 1_000_000_007, Histogram.LONGEST})
    void aSingleTimeIsExact(long nanos) {
        Histogram histogram = new Histogram();
        histogram.record(nanos);
        assertThat(histogram.percentile(50)).isEqualTo(nanos);
        assertThat(histogram.percentile(99)).isEqualTo(nanos);
        assertThat(histogram.max()).isEqualTo(nanos);
        assertThat(histogram.sum()).isEqualTo(nanos);
        assertThat(histogram.count()).isEqualTo(1);
    }

    @Test
    void everyTimeLiesInItsBucketAndBucketsFollowEachOther() {
        for (int bucket = 0; bucket < Histogram.bucket(Histogram.LONGEST); bucket++) {
            long last = Histogram.longestIn(bucket);
            assertThat(Histogram.bucket(last)).isEqualTo(bucket);
            assertThat(Histogram.bucket(last + 1)).isEqualTo(bucket + 1);
        }
    }

    @Test
    void percentilesAreAtMostAThirtiethTooHigh() {
        Random random = new Random(1);
        long[] times = random.doubles(100_000, 0, 30)
                .mapToLong(power -> (long) Math.pow(2, power))
                .toArray();
        Histogram histogram = new Histogram();
        Arrays.stream(times).forEach(histogram::record);
        Arrays.sort(times);
        for (double percent : new double[] {1, 50, 90, 99, 99.9}) {
            long exact = times[(int) Math.ceil(times.length * percent / 100) - 1];
            assertThat(histogram.percentile(percent)).isBetween(exact, (long) (exact * PRECISION) + 1);
        }
        assertThat(histogram.max()).isEqualTo(times[times.length - 1]);
    }

    @Test
    void timesOutOfBoundsCountAsTheBounds() {
        Histogram histogram = new Histogram();
        histogram.record(-1);
        histogram.record(Long.MIN_VALUE);
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.percentile(50)).isZero();
        assertThat(histogram.max()).isEqualTo(Histogram.LONGEST);
        assertThat(histogram.count()).isEqualTo(3);
    }

    @Test
    void anEmptyOneTellsOfZero() {
        assertThat(new Histogram().percentile(99)).isZero();
        assertThat(new Histogram().max()).isZero();
    }

    @Test
    void theSumOfTwoHasThePercentilesOfAll() {
        Histogram fast = new Histogram();
        fast.record(10, 90);
        Histogram slow = new Histogram();
        slow.record(1_000_000, 10);
        fast.add(slow);
        assertThat(fast.count()).isEqualTo(100);
        assertThat(fast.percentile(90)).isEqualTo(10);
        assertThat(fast.percentile(91)).isEqualTo(1_000_000);
        assertThat(fast.sum()).isEqualTo(90 * 10 + 10 * 1_000_000);
    }
}
