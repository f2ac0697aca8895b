package dev.parallel.internal.process.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HeapShareTest {

    /** All in MiB. */
    @ParameterizedTest
    @CsvSource({
        "16384, 4096,  4,  2152", // (13107 - 4096) / 4 - 100
        "16384, 4096,  1,  4096", // a quarter of the memory
        "2048,  512,   2,  463",
        "2048,  512,   64, 64", // the floor
        "2048,  4096,  2,  64", // a parent that may use all
        "128,   32,    1,  32", // a quarter wins over the floor
    })
    void table(long memory, long parent, int workers, long share) {
        assertThat(HeapShare.of(memory << 20, parent << 20, workers)).isEqualTo(share << 20);
    }

    @Test
    void aParentWithoutABoundLeavesTheFloor() {
        assertThat(HeapShare.of(16L << 30, Long.MAX_VALUE, 1)).isEqualTo(64L << 20);
    }

    @Test
    void allWorkersAndTheParentFitIfNotAtTheFloor() {
        for (int workers = 1; workers <= 32; workers++) {
            long memory = 32L << 30;
            long parent = 8L << 30;
            long share = HeapShare.of(memory, parent, workers);
            assertThat(share).isGreaterThan(64L << 20);
            assertThat(parent + workers * (share + (100L << 20))).isLessThanOrEqualTo(memory / 10 * 8 + (100L << 20));
        }
    }

    @Test
    void theMemoryOfThisMachineIsKnown() {
        assertThat(MachineMemory.bytes()).isBetween(64L << 20, 1L << 50);
        assertThat(MachineMemory.totalOf("MemTotal:       24684096 kB\nMemFree: 1 kB\n"))
                .hasValue(24684096L << 10);
        assertThat(MachineMemory.totalOf("nothing")).isEmpty();
    }
}
