package dev.parallel.internal.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A worker is gone. */
@Name("dev.parallel.WorkerEnd")
@Label("Worker End")
@Description("A worker process of a pool is gone")
@Category("Parallel for Java")
@StackTrace(false)
final class WorkerEndEvent extends Event {

    @Label("Worker")
    @Description("The name of the worker")
    String worker;

    @Label("Process")
    @Description("The process id of the worker")
    long pid;

    @Label("Reason")
    @Description("RETIRED, TIMED_OUT, CANCELLED or TERMINATED, or why it was lost: EXIT, SIGNAL, HEAP and so on")
    String reason;

    @Label("Calls")
    @Description("How many calls the worker has answered")
    long calls;

    @Label("Exit Code")
    @Description("As the operating system gives it: 128 + n for signal n")
    int exitCode;
}
