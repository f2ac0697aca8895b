package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;

/**
 * Takes a job's items out of the queue and from the workers, when nobody wants their results any more. The job is marked before
 * published flights are looked for; whoever publishes one looks for the mark afterwards, in {@link Slots#publish(Worker, Flight,
 * boolean)}. Thread-safe.
 */
final class Withdrawal {

    private final Scheduler scheduler;
    private final Undertaker undertaker;
    private final Drain drain;
    private final Collector collector;

    Withdrawal(Scheduler scheduler, Undertaker undertaker, Drain drain, Collector collector) {
        this.scheduler = scheduler;
        this.undertaker = undertaker;
        this.drain = drain;
        this.collector = collector;
    }

    /** See {@link ProcessPool#abandon}. */
    void abandon(Job job) {
        job.markAbandoned();
        withdraw(job, false);
    }

    /** See {@link ProcessPool#withdraw}. */
    void withdraw(Job job, boolean stop) {
        if (stop) {
            job.markWithdrawn();
        }
        Endings.cancel(scheduler.dequeue(job));
        for (Worker worker : scheduler.workers()) {
            for (int slot = 0; slot < Link.SLOTS; slot++) {
                Flight flight = worker.flight(slot);
                if (flight != null && flight.chunk.job() == job) {
                    withdraw(worker, flight, stop);
                }
            }
        }
    }

    private void withdraw(Worker worker, Flight flight, boolean stop) {
        Chunk untouched = scheduler.slots().takeBack(worker, flight);
        if (untouched != null) {
            untouched.end(0, untouched.items(), new Ending.Cancelled(untouched.attempts()));
        }
        // What is committed is delivered: it must not cost a worker.
        if (worker.lease.tryTake()) {
            try {
                drain.drain(worker);
            } finally {
                worker.lease.release();
                collector.takeOver(worker);
            }
        }
        if (stop && flight.isRunning(worker.link)) {
            undertaker.endWithdrawn(worker, flight);
        }
    }
}
