package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.error.Occurrence;
import dev.parallel.error.ParallelException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.Refusal;
import dev.parallel.internal.transport.Answer;
import dev.parallel.internal.transport.AnswerKind;
import dev.parallel.internal.transport.FailureCodec;
import dev.parallel.internal.transport.RemoteFailure;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * What became of a call, as its caller sees it: a value, or one of the exceptions of the face.
 *
 * @param value the result
 * @param error null if there is a result
 */
record Verdict<R>(R value, ParallelException error) {

    private static final String ANOTHER_BUILD =
            ". Perhaps the worker's class path has another build of their types, or their own code threw";

    /** How much of a lost worker's output is in the message. */
    private static final int LINES_IN_MESSAGE = 5;

    /** Results that may be large, and that no code of a user takes part in reading. */
    private static final Set<String> WITHOUT_USER_CODE = Set.of(
            "java.lang.String", "boolean[]", "byte[]", "short[]", "char[]", "int[]", "long[]", "float[]", "double[]");

    /** Decodes an ending; runs user code, namely the constructors of the result's types. */
    static <R> Verdict<R> of(Ending ending, TaskMethod<?, R> method, long index) {
        String task = method.descriptor().qualifiedName();
        if (ending instanceof Ending.Answered answered) {
            return ofAnswer(answered, method, new Occurrence(task, index, answered.pid(), answered.attempts()));
        }
        return new Verdict<>(null, error(ending, task, index));
    }

    /** The result; throws if there is none. */
    R get() {
        if (error != null) {
            throw error;
        }
        return value;
    }

    private static ParallelException error(Ending ending, String task, long index) {
        if (ending instanceof Ending.Lost lost) {
            Occurrence where = new Occurrence(task, index, lost.pid(), lost.attempts());
            return new WorkerLostException(
                    "worker lost: " + where + ". " + lost.advice()
                            + lastLines(lost.details().lastOutput()),
                    where,
                    lost.details());
        } else if (ending instanceof Ending.TimedOut late) {
            Occurrence where = new Occurrence(task, index, late.pid(), late.attempts());
            Duration limit = Duration.ofNanos(late.limitNanos());
            return new TaskTimeoutException(
                    where + " ran longer than its limit of " + limit
                            + "; the worker was killed and replaced." + DumpedPlace.of(late.dump())
                            + " If it may take longer, raise the limit with timeout(); threadDump() has all its threads",
                    where,
                    limit,
                    late.dump());
        } else if (ending instanceof Ending.Refused refused) {
            return refusal(refused.refusal(), new Occurrence(task, index, refused.pid(), refused.attempts()));
        } else if (ending instanceof Ending.Unsendable unsendable) {
            Occurrence where = new Occurrence(task, index, -1, 0);
            return new EncodingException(
                    "the arguments could not be sent: " + where + ". " + unsendable.why()
                            + ". Perhaps /dev/shm is full: a container's is 64 MB by default (--shm-size)",
                    where,
                    null);
        }
        throw new CancellationException(task + " was cancelled");
    }

    /** The end of what a process wrote before it was lost, for a message. */
    static String lastLines(List<String> output) {
        if (output.isEmpty()) {
            return "";
        }
        List<String> last = output.subList(Math.max(0, output.size() - LINES_IN_MESSAGE), output.size());
        return "\nIts last output, of which lastOutput() has more:\n  " + String.join("\n  ", last);
    }

    /** Decodes one result of a run; runs user code. */
    static <R> Verdict<R> ofResult(WireReader in, TaskMethod<?, R> method, long index, long pid, int attempts) {
        try {
            R value = method.readResult(in);
            in.expectEnd();
            return new Verdict<>(value, null);
        } catch (RuntimeException | Error e) {
            Occurrence where = new Occurrence(method.descriptor().qualifiedName(), index, pid, attempts);
            return new Verdict<>(null, unreadable(where, e));
        }
    }

    static EncodingException unreadable(Occurrence where, Throwable cause) {
        return new EncodingException(
                "the answer could not be read: " + where + ". " + cause
                        + ". The result's own code threw, or the worker's class path has another build of its type",
                where,
                cause);
    }

    static ParallelException refusal(Refusal refusal, Occurrence where) {
        String message = where.task() == null ? refusal.message() : refusal.message() + " (" + where + ")";
        return refusal.cannotStart()
                ? new PoolStartException(message, where, refusal.failedStart(), refusal.cause())
                : new PoolClosedException(message, where, refusal.cause());
    }

    private static <R> Verdict<R> ofAnswer(Ending.Answered answered, TaskMethod<?, R> method, Occurrence where) {
        Answer answer = answered.answer();
        try {
            if (answer.kind() != AnswerKind.VALUE
                    || !WITHOUT_USER_CODE.contains(method.descriptor().returnType())) {
                // Its worker waits until the answer has been read, and the code of a result may in turn wait for that
                // worker.
                answer.detach();
            }
            WireReader in = answer.reader();
            if (answer.kind() == AnswerKind.VALUE) {
                R value = method.readResult(in);
                in.expectEnd();
                return new Verdict<>(value, null);
            }
            RemoteFailure failure = in.readNullable(FailureCodec.INSTANCE);
            in.expectEnd();
            return new Verdict<>(null, failed(answered, failure, method, where));
        } catch (RuntimeException | Error e) {
            return new Verdict<>(null, unreadable(where, e));
        } finally {
            answer.release();
        }
    }

    private static ParallelException failed(
            Ending.Answered answered, RemoteFailure failure, TaskMethod<?, ?> method, Occurrence where) {
        if (failure == null) {
            throw new WireException("a failure without a failure");
        }
        Throwable cause = RemoteThrowables.rebuild(failure, method);
        String told = told(failure);
        return switch (answered.answer().kind()) {
            case NOT_CALLED ->
                new EncodingException(
                        "the worker could not read the arguments: " + where + ". " + told + ANOTHER_BUILD,
                        where,
                        cause);
            case NOT_WRITTEN ->
                new EncodingException(
                        "the worker could not write the result: " + where + ". " + told
                                + ". Return a value that can travel",
                        where,
                        cause);
            case THREW_LATE -> interrupted(Duration.ofNanos(answered.softNanos()), told, where, cause);
            default ->
                new TaskFailedException(
                        "task failed: " + where + ". It threw " + told + "; the cause has its stack trace"
                                + staleness(cause),
                        where,
                        cause);
        };
    }

    /** The type says nothing to a user where the message is this library's own. */
    private static String told(RemoteFailure failure) {
        if (failure.message() == null) {
            return failure.type();
        }
        return failure.type().equals(WireException.class.getName())
                ? failure.message()
                : failure.type() + ": " + failure.message();
    }

    /** What to do where classes do not fit each other, as after a build that has compiled a part of them. */
    static String staleness(Throwable thrown) {
        return thrown instanceof IncompatibleClassChangeError
                ? ". Perhaps its class was compiled without its stub, or its stub without the class: compile both anew"
                : "";
    }

    private static TaskTimeoutException interrupted(Duration limit, String told, Occurrence where, Throwable cause) {
        return new TaskTimeoutException(
                where + " was interrupted at its soft limit of " + limit + " and ended with " + told
                        + "; its worker goes on. Let the task return what it has if it is to have a result",
                where,
                limit,
                cause);
    }
}
