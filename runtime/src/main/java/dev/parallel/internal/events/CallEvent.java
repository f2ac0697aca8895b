package dev.parallel.internal.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.SettingDefinition;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A worker has answered a call. */
@Name("dev.parallel.Call")
@Label("Call")
@Description("A call that a worker has answered, and that ran at least as long as the setting elapsedThreshold")
@Category("Parallel for Java")
@StackTrace(false)
final class CallEvent extends Event {

    @Label("Task")
    @Description("The name of the task")
    String task;

    @Label("Item")
    @Description("The position of the item in the input of a mapping, from 0; -1 for a single call")
    long index;

    @Label("Worker")
    @Description("The name of the worker")
    String worker;

    @Label("Process")
    @Description("The process id of the worker")
    long pid;

    @Label("Elapsed")
    @Description("How long the task ran, as the worker measured it")
    @Timespan(Timespan.NANOSECONDS)
    long elapsed;

    /** The call is over when it is told of, so that the recorder's own threshold has nothing to measure. */
    @SettingDefinition
    @Name("elapsedThreshold")
    @Label("Elapsed Threshold")
    @Description("Calls that ran no shorter are recorded, for example 10 ms")
    boolean isLongEnough(CallThreshold threshold) {
        return elapsed >= CallThreshold.nanos();
    }
}
