package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.ParallelException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.spi.TaskMethod;
import java.time.Duration;

/** What became of a child process's call: as for a pool's, in words that fit a process of its own. */
final class ChildVerdict {

    private ChildVerdict() {}

    /** Decodes an ending; runs user code, namely the constructors of the result's types. */
    static <R> Verdict<R> of(String name, Ending ending, TaskMethod<?, R> method) {
        String task = method.descriptor().qualifiedName();
        if (ending instanceof Ending.Lost lost) {
            Occurrence where = new Occurrence(task, -1, lost.pid(), lost.attempts());
            return failed(new WorkerLostException(
                    name + " ended before its call did: " + where + ". " + lost.advice()
                            + Verdict.lastLines(lost.details().lastOutput()),
                    where,
                    lost.details()));
        } else if (ending instanceof Ending.TimedOut late) {
            Occurrence where = new Occurrence(task, -1, late.pid(), late.attempts());
            Duration limit = Duration.ofNanos(late.limitNanos());
            return failed(new TaskTimeoutException(
                    where + " ran longer than its limit of " + limit + "; " + name
                            + " was killed. threadDump() tells where it stood",
                    where,
                    limit,
                    late.dump()));
        }
        return Verdict.of(ending, method, -1);
    }

    private static <R> Verdict<R> failed(ParallelException error) {
        return new Verdict<>(null, error);
    }
}
