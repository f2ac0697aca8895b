package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.ChildProcess;
import dev.parallel.testing.Descriptors;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many child processes leave the same counts of processes, threads and descriptors. {@code -Dstorm=1000} makes more of them. */
@Timeout(900)
@EnabledOnOs(OS.LINUX)
@ExtendWith(LeavesNothingBehind.class)
class ChildStormTest {

    private static final int IN_SEQUENCE = Integer.getInteger("storm", 20);
    private static final int AT_ONCE = Math.min(100, Integer.getInteger("storm", 20));
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    /** What is there now, but for threads of the JDK and of Awaitility that end a while after their last use. */
    private record Counts(long processes, List<String> threads, int descriptors) {

        private static final Pattern KEPT = Pattern.compile("(process reaper|ForkJoinPool.commonPool|awaitility).*");

        static Counts now() {
            try (Stream<ProcessHandle> processes = ProcessHandle.current().descendants()) {
                List<String> threads = Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> !KEPT.matcher(name).matches())
                        .toList();
                return new Counts(processes.count(), threads, Descriptors.now().count());
            }
        }

        boolean isAtMost(Counts other) {
            return processes <= other.processes
                    && threads.size() <= other.threads.size()
                    && descriptors <= other.descriptors;
        }
    }

    private static void assertSameAs(Counts before) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(Counts.now()).matches(now -> now.isAtMost(before), "at most " + before));
    }

    private static Counts warm() {
        ChildProcess.start(ParallelTasks.square(1)).join();
        ChildProcess.start(ParallelTasks.square(2)).join();
        return Counts.now();
    }

    @Test
    void oneAfterTheOther() {
        Counts before = warm();
        long start = System.nanoTime();
        for (int i = 0; i < IN_SEQUENCE; i++) {
            ChildProcess p = ChildProcess.start(ParallelTasks.square(i));
            p.join();
            assertThat(p.result()).isEqualTo(i * i);
            assertThat(p.exitCode()).hasValue(0);
        }
        System.out.println(IN_SEQUENCE + " child processes in sequence: "
                + Duration.ofNanos((System.nanoTime() - start) / IN_SEQUENCE).toMillis() + " ms each");
        assertSameAs(before);
        assertThat(ChildProcess.active()).isEmpty();
    }

    @Test
    void manyAtOnce() throws Exception {
        Counts before = warm();
        Gate gate = Gate.in(folder);
        List<ChildProcess> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            all.add(ChildProcess.builder().heap("16m").start(ParallelTasks.waitAt.with(gate.path())));
        }
        await().atMost(LIMIT).until(() -> gate.arrivals() == AT_ONCE);
        assertThat(ChildProcess.active()).containsExactlyElementsOf(all);

        gate.open();
        all.forEach(ChildProcess::join);

        assertThat(new HashSet<>(all.stream().map(ChildProcess::result).toList()))
                .hasSize(AT_ONCE);
        assertThat(all).allSatisfy(p -> assertThat(p.exitCode()).hasValue(0));
        assertSameAs(before);
    }

    @Test
    void manyAreKilledAtOnce() throws Exception {
        Counts before = warm();
        Gate gate = Gate.in(folder);
        List<ChildProcess> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(ChildProcess.builder().heap("16m").start(ParallelTasks.waitAt.with(gate.path())));
        }

        for (int i = 0; i < all.size(); i++) {
            if (i % 2 == 0) {
                all.get(i).kill();
            } else {
                all.get(i).terminate();
            }
        }
        all.forEach(ChildProcess::join);

        assertThat(all).allSatisfy(p -> assertThat(p.exitCode().getAsInt()).isIn(-9, -15));
        assertSameAs(before);
    }
}
