package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.ParallelException;
import dev.parallel.internal.schedule.BulkJob;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.transport.AnswerRun;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;

/** Decodes what became of a mapping's items. Runs user code, namely the constructors of the results' types. */
final class Decoder {

    private Decoder() {}

    /**
     * Decodes items.
     *
     * @param ended the items
     * @param feeder knows their tasks, and learns how long they took
     * @param collected takes them
     */
    static <R> void decode(BulkJob.Ended ended, Feeder<R> feeder, Collected<? super R> collected) {
        if (ended.run() != null) {
            decodeRun(ended, feeder, collected);
            return;
        }
        long nanos = ended.ending() instanceof Ending.Answered answered
                ? answered.answer().nanos()
                : -1;
        TaskMethod<?, ? extends R> method = feeder.ended(ended.index(), nanos);
        put(Verdict.of(ended.ending(), method, ended.index()), ended.index(), collected);
    }

    private static <R> void decodeRun(BulkJob.Ended ended, Feeder<R> feeder, Collected<? super R> collected) {
        AnswerRun run = ended.run();
        long end = ended.index() + run.count();
        boolean reads = collected.readsBelow(end);
        for (long index = ended.index(); index < end; index++) {
            TaskMethod<?, ? extends R> method = feeder.ended(index, run.nanos());
            WireReader in = run.next();
            if (reads) {
                read(in, method, index, ended, collected);
            } else {
                put(Verdict.ofResult(in, method, index, ended.pid(), ended.attempts()), index, collected);
            }
        }
    }

    private static void read(
            WireReader in, TaskMethod<?, ?> method, long index, BulkJob.Ended ended, Collected<?> collected) {
        try {
            collected.read(index, in);
        } catch (WireException e) {
            Occurrence where =
                    new Occurrence(method.descriptor().qualifiedName(), index, ended.pid(), ended.attempts());
            collected.failure(index, Verdict.unreadable(where, e));
        }
    }

    private static <R> void put(Verdict<? extends R> verdict, long index, Collected<? super R> collected) {
        ParallelException error = verdict.error();
        if (error == null) {
            collected.value(index, verdict.value());
        } else {
            collected.failure(index, error);
        }
    }
}
