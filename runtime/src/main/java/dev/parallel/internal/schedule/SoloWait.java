package dev.parallel.internal.schedule;

import java.util.concurrent.locks.LockSupport;

/** How a thread waits for its single call: it drains the link itself, if nobody else does. */
final class SoloWait {

    private final Drain drain;
    private final Collector collector;

    SoloWait(Drain drain, Collector collector) {
        this.drain = drain;
        this.collector = collector;
    }

    /**
     * Waits until the call has ended.
     *
     * @param job the call
     * @param placement where it stands; null if it was queued
     * @return false if the thread was interrupted first; its flag is set
     */
    boolean await(SoloJob job, Placement placement) {
        if (placement != null) {
            awaitPlaced(job, placement.worker(), placement.flight().woke);
        }
        while (job.ending() == null) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.park(job);
        }
        return true;
    }

    private void awaitPlaced(SoloJob job, Worker worker, boolean woke) {
        if (!worker.lease.tryTake()) {
            collector.watch(worker);
            return;
        }
        try {
            // A worker that has to wake up first needs a processor for it, perhaps this one.
            if (!woke) {
                spin(job, worker);
            }
            job.waitAt(worker.lease);
            drainUntil(job, worker);
        } finally {
            job.waitAt(null);
            worker.lease.release();
            collector.takeOver(worker);
        }
    }

    private void drainUntil(SoloJob job, Worker worker) {
        while (job.ending() == null
                && !worker.isSilent()
                && !Thread.currentThread().isInterrupted()
                && worker.lease.canAwaitBell()) {
            worker.link.parkParent();
            // The second look: an answer that is committed after it finds the parked word, and rings.
            boolean connected =
                    worker.link.hasAnswers() || worker.lease.awaitBell(() -> worker.isSilent() || job.ending() != null);
            drain.drain(worker);
            if (!connected) {
                // The call has ended elsewhere, or the worker's exit is about to be settled, by a thread that needs the
                // lease.
                return;
            }
        }
    }

    private void spin(SoloJob job, Worker worker) {
        drain.drain(worker);
        if (job.ending() != null || !SpinRights.tryCaller()) {
            return;
        }
        try {
            long start = System.nanoTime();
            do {
                for (int i = 0; i < 32 && job.ending() == null; i++) {
                    Thread.onSpinWait();
                    drain.drain(worker);
                }
            } while (job.ending() == null && System.nanoTime() - start < SpinRights.CALLER_NANOS);
        } finally {
            SpinRights.endCaller();
        }
    }
}
