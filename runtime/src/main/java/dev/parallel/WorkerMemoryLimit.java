package dev.parallel;

import dev.parallel.internal.process.ResidentMemory;
import java.lang.System.Logger.Level;

/** Above which size workers are replaced, where the system tells how large they are. */
final class WorkerMemoryLimit {

    private WorkerMemoryLimit() {}

    /** The limit in bytes, or none (0) where it cannot be held; that is logged. */
    static long measurable(long most) {
        if (most > 0 && !ResidentMemory.isTold()) {
            System.getLogger(Pool.class.getName())
                    .log(
                            Level.WARNING,
                            "maxWorkerMemory is without effect: this system does not tell how much memory a worker occupies."
                                    + " Replace workers with maxTasksPerWorker, and bound their heap");
            return 0;
        }
        return most;
    }
}
