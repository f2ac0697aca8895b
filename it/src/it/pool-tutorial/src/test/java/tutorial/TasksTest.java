package tutorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parallel.Pool;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user's tests start workers too: with the class path that Surefire has. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TasksTest {

    @Test
    void squares_in_a_pool_of_four() {
        try (Pool pool = Pool.open(4)) {
            List<Integer> squares =
                    pool.map(ParallelTasks.square, IntStream.range(0, 10).boxed().toList());
            assertEquals(List.of(0, 1, 4, 9, 16, 25, 36, 49, 64, 81), squares);
        }
    }

    @Test
    void the_declarative_pool_starts_by_itself() {
        assertTrue(ParallelTasks.isPrime(7).apply());
    }
}
