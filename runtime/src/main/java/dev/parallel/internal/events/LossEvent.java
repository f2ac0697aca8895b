package dev.parallel.internal.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A call was lost with its worker. */
@Name("dev.parallel.Loss")
@Label("Call Loss")
@Description("A call was lost with its worker")
@Category("Parallel for Java")
@StackTrace(false)
final class LossEvent extends Event {

    @Label("Task")
    @Description("The name of the task")
    String task;

    @Label("Item")
    @Description("The position of the item in the input of a mapping, from 0; -1 for a single call")
    long index;

    @Label("Process")
    @Description("The process id of the worker")
    long pid;

    @Label("Reason")
    @Description("Why the worker was lost: EXIT, SIGNAL, HEAP and so on")
    String reason;

    @Label("Exit Code")
    @Description("The exit code of a worker that ended by itself; -1 if it did not")
    int exitCode;

    @Label("Signal")
    @Description("The signal that ended the worker; -1 if none did")
    int signal;

    @Label("Attempts")
    @Description("How many times the call was taken up")
    int attempts;
}
