package dev.parallel.internal.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A worker has connected. */
@Name("dev.parallel.WorkerStart")
@Label("Worker Start")
@Description("A worker process of a pool has started and connected")
@Category("Parallel for Java")
@StackTrace(false)
final class WorkerStartEvent extends Event {

    @Label("Worker")
    @Description("The name of the worker")
    String worker;

    @Label("Process")
    @Description("The process id of the worker")
    long pid;

    @Label("Elapsed")
    @Description("From the start of the process until it has connected")
    @Timespan(Timespan.NANOSECONDS)
    long elapsed;
}
