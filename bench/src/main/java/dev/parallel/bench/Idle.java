package dev.parallel.bench;

import dev.parallel.Pool;
import java.util.ArrayList;
import java.util.List;

/** What a pool costs that has nothing to do: its workers beside JVMs that sleep, in the same seconds. */
final class Idle {

    private static final int PROCESSES = 4;
    private static final int SETTLE_MILLIS = 3_000;
    private static final int SECONDS = 10;
    private static final int ROUNDS = 3;

    private Idle() {}

    static void measure() throws Exception {
        List<ProcessHandle> plain = new ArrayList<>();
        List<ProcessHandle> lean = new ArrayList<>();
        try (Pool pool = Warm.pool(PROCESSES)) {
            for (int i = 0; i < PROCESSES; i++) {
                plain.add(IdleJvm.start().toHandle());
                lean.add(IdleJvm.start("-XX:+UseSerialGC", "-XX:-UsePerfData").toHandle());
            }
            List<ProcessHandle> workers = workers(pool);
            Table.TIMES.head(
                    "Processor time of " + PROCESSES + " idle processes in " + SECONDS + " s",
                    "milliseconds",
                    "workers",
                    "`java`, asleep",
                    "`java` with the workers' flags, asleep");
            Thread.sleep(SETTLE_MILLIS);
            for (int round = 1; round <= ROUNDS; round++) {
                double[] before = millis(workers, plain, lean);
                Thread.sleep(SECONDS * 1_000L);
                double[] after = millis(workers, plain, lean);
                Table.TIMES.row("round " + round, after[0] - before[0], after[1] - before[1], after[2] - before[2]);
            }
        } finally {
            plain.forEach(ProcessHandle::destroy);
            lean.forEach(ProcessHandle::destroy);
        }
    }

    private static double[] millis(List<ProcessHandle> workers, List<ProcessHandle> plain, List<ProcessHandle> lean)
            throws Exception {
        return new double[] {
            ProcessorTime.of(workers) / 1e6, ProcessorTime.of(plain) / 1e6, ProcessorTime.of(lean) / 1e6
        };
    }

    /** The pool's processes: asked of the workers themselves, until each has answered. */
    private static List<ProcessHandle> workers(Pool pool) {
        List<Long> pids = new ArrayList<>();
        while (pids.size() < PROCESSES) {
            pool.map(ParallelWork.pid, List.of(1, 2, 3, 4, 5, 6, 7, 8), 1).stream()
                    .filter(pid -> !pids.contains(pid))
                    .distinct()
                    .forEach(pids::add);
        }
        return pids.stream().map(pid -> ProcessHandle.of(pid).orElseThrow()).toList();
    }
}
