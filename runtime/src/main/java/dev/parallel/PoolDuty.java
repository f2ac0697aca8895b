package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.internal.schedule.Duty;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireBytes;
import dev.parallel.spi.WireWriter;
import java.util.concurrent.CancellationException;

/** A pool's initializer or finalizer: encoded when the pool is opened, its failures told in the face's words. */
final class PoolDuty extends Duty {

    private final TaskMethod<?, ?> method;

    private PoolDuty(TaskMethod<?, ?> method, WireBytes arguments, long size, long limitNanos, long softNanos) {
        super(method, arguments, size, limitNanos, softNanos);
        this.method = method;
    }

    /**
     * An initializer: its limit is that of any call.
     *
     * @param call the call, or null
     * @throws EncodingException if its arguments cannot travel
     */
    static PoolDuty initializer(Call<?> call, CallPolicy pool) {
        if (call == null) {
            return null;
        }
        BoundCall<?, ?> bound = (BoundCall<?, ?>) call;
        return of(
                bound, bound.policy.timeoutNanos(pool, bound.method.descriptor().policy()));
    }

    /**
     * A finalizer: no limit but the call's own counts, since it would keep whoever closes the pool.
     *
     * @param call the call, or null
     * @throws EncodingException if its arguments cannot travel
     */
    static PoolDuty finalizer(Call<?> call) {
        if (call == null) {
            return null;
        }
        BoundCall<?, ?> bound = (BoundCall<?, ?>) call;
        if (bound.policy.softNanos(CallPolicy.UNSET) != 0) {
            throw new IllegalArgumentException(
                    "a finalizer has no soft limit: its worker ends, whatever it does. Give the call a timeout()");
        }
        boolean limited = bound.policy.timeout() != null;
        return of(
                bound,
                limited
                        ? bound.policy.timeoutNanos(
                                CallPolicy.UNSET, bound.method.descriptor().policy())
                        : 0);
    }

    private static <A, R> PoolDuty of(BoundCall<A, R> call, long limitNanos) {
        WireWriter out = new WireWriter(false);
        Encoder.write(call.method, call.arguments, -1, out);
        long size = out.size();
        return new PoolDuty(call.method, out.take(), size, limitNanos, call.policy.softNanos(CallPolicy.UNSET));
    }

    @Override
    protected Throwable failure(Ending ending) {
        return ending instanceof Ending.Cancelled
                ? new CancellationException(task() + " was not run: its worker ended first")
                : Verdict.of(ending, method, -1).error();
    }
}
