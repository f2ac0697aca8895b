package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.Pool;
import dev.parallel.error.EncodingException;
import dev.parallel.error.PoolStartException;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelBrittle;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Workers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pool that cannot be opened, or cannot start, leaves no process, thread, file or descriptor, though nobody can close it. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class FailedConstructionTest {

    @TempDir
    private Path folder;

    private static Pool.Builder builder() {
        return Pool.builder().workers(2).heap("32m").name("failed");
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("failed-"))
                .toList();
    }

    @Test
    void openThatThrowsHasStartedNothing() {
        for (Pool.Builder unfit : List.of(
                builder().directory(folder.resolve("missing")),
                builder().initializer(ParallelBrittle.same.with(ParallelBrittle.UNWRITABLE)),
                builder().finalizer(ParallelBrittle.same.with(ParallelBrittle.UNWRITABLE)))) {
            assertThatThrownBy(unfit::open).isInstanceOfAny(IllegalArgumentException.class, EncodingException.class);
        }
        assertThat(threads()).isEmpty();
        assertThat(Workers.count()).isZero();
    }

    @Test
    @SuppressWarnings("resource") // that it needs no close is what is tested
    void aPoolThatCannotStartNeedsNoClose() {
        for (Pool.Builder unfit :
                List.of(builder().jvmArgs("-XX:NoSuchOption"), builder().initializer(ParallelTasks.fail.with("jdk")))) {
            Pool pool = unfit.open();
            assertThatThrownBy(() -> pool.apply(ParallelTasks.square(2))).isInstanceOf(PoolStartException.class);
        }
    }
}
