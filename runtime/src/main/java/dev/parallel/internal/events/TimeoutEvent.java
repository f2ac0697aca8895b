package dev.parallel.internal.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A call ran longer than its limit. */
@Name("dev.parallel.Timeout")
@Label("Call Timeout")
@Description("A call ran longer than its limit, and its worker was killed")
@Category("Parallel for Java")
@StackTrace(false)
final class TimeoutEvent extends Event {

    @Label("Task")
    @Description("The name of the task")
    String task;

    @Label("Item")
    @Description("The position of the item in the input of a mapping, from 0; -1 for a single call")
    long index;

    @Label("Process")
    @Description("The process id of the worker")
    long pid;

    @Label("Limit")
    @Description("The limit that passed")
    @Timespan(Timespan.NANOSECONDS)
    long limit;
}
