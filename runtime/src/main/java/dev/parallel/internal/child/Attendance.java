package dev.parallel.internal.child;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.process.Loss;
import dev.parallel.internal.process.WorkerProcess;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.FullMemory;
import dev.parallel.internal.transport.Answer;
import dev.parallel.internal.transport.AnswerKind;
import dev.parallel.internal.transport.Link;
import dev.parallel.internal.transport.ProtocolException;
import dev.parallel.internal.transport.Request;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;

/** Gives a connected child process its call and waits for the answer. For one thread. */
final class Attendance {

    private static final Duration DUMP_LIMIT = Duration.ofMillis(250);
    /** How often it is asked whether a call with a limit has been taken up. */
    private static final long LOOK_MILLIS = 5;

    /** How often it is asked whether a process that has closed its connection has ended. */
    private static final long EXIT_LOOK_MILLIS = 100;

    private static final int SLOT = 0;

    private final WorkerProcess process;
    private final Link link;
    private final boolean daemon;
    private final long limitNanos;
    /** Null once it has been sent: its arguments may be large. */
    private CallOfChild call;

    private Answer answer;
    private long takenUpAt;
    private boolean takenUp;

    Attendance(WorkerProcess process, CallOfChild call, boolean daemon) {
        this.process = process;
        this.link = process.link();
        this.call = call;
        this.limitNanos = call.limitNanos();
        this.daemon = daemon;
    }

    /**
     * Waits until it is known what became of the call.
     *
     * @return null if the process has ended without an answer
     */
    Ending awaitEnding() {
        if (!daemon) {
            // Before it has its call, without which it ends by itself.
            process.mayOutlive();
        }
        try {
            send();
        } catch (IOException e) {
            process.kill();
            return new Ending.Unsendable(String.valueOf(e.getMessage()));
        }
        try (Selector selector = Selector.open()) {
            SelectionKey bell = link.bell().channel().register(selector, SelectionKey.OP_READ);
            process.onExit(selector::wakeup);
            return await(selector, bell);
        } catch (IOException | ProtocolException e) {
            process.kill();
            return lost(Reason.PROTOCOL, String.valueOf(e.getMessage()));
        }
    }

    private void send() throws IOException {
        long[] ends = {call.arguments().size()};
        link.fill(
                SLOT,
                new Request(link.task(call.stubClass(), call.task()), call.context(), call.arguments(), ends, 0, 1));
        call = null;
    }

    private Ending await(Selector selector, SelectionKey bell) throws IOException, ProtocolException {
        boolean alive = true;
        while (alive) {
            link.parkParent();
            // What is committed after this look finds the parked word, and rings; what was written before the exit is
            // there.
            alive = process.isAlive();
            if (alive && !link.hasAnswers()) {
                select(selector, bell);
            }
            if (takeAnswer()) {
                return ending();
            }
            if (leftNanos() <= 0) {
                return overLimit();
            }
        }
        return null;
    }

    private void select(Selector selector, SelectionKey bell) throws IOException {
        if (!bell.isValid()) {
            // Nobody may tell of the exit, as where no thread can be had for that.
            selector.select(EXIT_LOOK_MILLIS);
        } else if (limitNanos == 0) {
            selector.select();
        } else if (takenUp) {
            selector.select(Math.max(1, leftNanos() / 1_000_000));
        } else {
            selector.select(LOOK_MILLIS);
        }
        selector.selectedKeys().clear();
        if (bell.isValid() && !link.bell().hush()) {
            // It has closed the connection, and will ring no more: its exit is what is waited for now.
            bell.cancel();
        }
    }

    /** How long the call may still run; it has not begun to before it is taken up. */
    private long leftNanos() {
        if (limitNanos == 0 || link.claimed(SLOT) == 0) {
            return Long.MAX_VALUE;
        }
        if (!takenUp) {
            takenUp = true;
            takenUpAt = System.nanoTime();
        }
        return limitNanos - (System.nanoTime() - takenUpAt);
    }

    /** Whether there is one now. */
    private boolean takeAnswer() throws IOException, ProtocolException {
        link.drain((slot, item, given) -> answer = given);
        return answer != null;
    }

    private Ending overLimit() throws IOException, ProtocolException {
        process.takeDump(DUMP_LIMIT);
        // It may have ended since it was looked at last, or while it was asked.
        if (takeAnswer()) {
            return ending();
        }
        process.kill();
        return new Ending.TimedOut(limitNanos, process.dump(), process.pid(), 1);
    }

    private Ending ending() {
        if (answer.kind() == AnswerKind.OUT_OF_MEMORY) {
            FullMemory full = FullMemory.of(answer);
            return lost(full.reason(), full.message());
        }
        answer.detach();
        return new Ending.Answered(answer, process.pid(), 1);
    }

    private Ending lost(Reason reason, String what) {
        Loss loss = process.loss(reason, what);
        return new Ending.Lost(loss.details(), loss.sentence(), process.pid(), 1);
    }
}
