package dev.parallel.internal.events;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.List;
import jdk.jfr.Event;

/** Commits events to the Java Flight Recorder, if a recording wants them. */
final class FlightRecorderEvents implements PoolEvents {

    /**
     * The recorder sets the threshold of an event that it knows, and it knows those that have been initialised. It keeps, before Java
     * 24, the protection domains of all that is on the stack then, so this must not be the stack of an application that may be
     * undeployed.
     */
    @SuppressWarnings(
            "removal") // the only way, before Java 24, to do something without the caller's protection domains
    FlightRecorderEvents() {
        AccessController.doPrivileged((PrivilegedAction<List<Event>>) () -> List.of(
                new CallEvent(), new WorkerStartEvent(), new WorkerEndEvent(), new TimeoutEvent(), new LossEvent()));
    }

    @Override
    public long callNanos() {
        return CallThreshold.nanos();
    }

    @Override
    public void workerStarted(String worker, long pid, long nanos) {
        WorkerStartEvent event = new WorkerStartEvent();
        if (event.shouldCommit()) {
            event.worker = worker;
            event.pid = pid;
            event.elapsed = nanos;
            event.commit();
        }
    }

    @Override
    public void workerEnded(String worker, long pid, String reason, long calls, int exitCode) {
        WorkerEndEvent event = new WorkerEndEvent();
        if (event.shouldCommit()) {
            event.worker = worker;
            event.pid = pid;
            event.reason = reason;
            event.calls = calls;
            event.exitCode = exitCode;
            event.commit();
        }
    }

    @Override
    public void call(String task, long index, String worker, long pid, long nanos) {
        CallEvent event = new CallEvent();
        event.elapsed = nanos;
        if (event.shouldCommit()) {
            event.task = task;
            event.index = index;
            event.worker = worker;
            event.pid = pid;
            event.commit();
        }
    }

    @Override
    public void timedOut(String task, long index, long pid, long limitNanos) {
        TimeoutEvent event = new TimeoutEvent();
        if (event.shouldCommit()) {
            event.task = task;
            event.index = index;
            event.pid = pid;
            event.limit = limitNanos;
            event.commit();
        }
    }

    @Override
    public void lost(String task, long index, long pid, String reason, int exitCode, int signal, int attempts) {
        LossEvent event = new LossEvent();
        if (event.shouldCommit()) {
            event.task = task;
            event.index = index;
            event.pid = pid;
            event.reason = reason;
            event.exitCode = exitCode;
            event.signal = signal;
            event.attempts = attempts;
            event.commit();
        }
    }
}
