package dev.parallel.internal.worker;

import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Tells how long the task of each item ran. To read the clock takes longer than many an item does. So one that follows another of its
 * task at once begins where that one ended, if all that lies between them is the hand-over of primitives, which is some 50 ns: no wait,
 * and no code but ours. For the worker's main thread.
 */
final class ItemClock {

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double", "void");

    private final LongSupplier time;
    private TaskMethod<?, ?> task;
    private boolean handsOverPrimitives;
    private boolean hasEnd;
    private long end;

    /** Makes a clock of {@link System#nanoTime}. */
    ItemClock() {
        this(new LongSupplier() {
            @Override
            public long getAsLong() {
                return System.nanoTime();
            }
        });
    }

    /**
     * Makes a clock.
     *
     * @param time in nanoseconds
     */
    ItemClock(LongSupplier time) {
        this.time = time;
    }

    /**
     * An item is about to run.
     *
     * @param method its task
     * @param atOnce whether nothing was waited for since the last item
     * @return when it begins
     */
    long start(TaskMethod<?, ?> method, boolean atOnce) {
        boolean goesOn = atOnce && hasEnd && method == task && handsOverPrimitives;
        hasEnd = false;
        if (method != task) {
            task = method;
            handsOverPrimitives = handsOverPrimitives(method.descriptor());
        }
        return goesOn ? end : time.getAsLong();
    }

    private static boolean handsOverPrimitives(TaskDescriptor descriptor) {
        boolean primitives = PRIMITIVES.contains(descriptor.returnType());
        for (TaskDescriptor.Parameter parameter : descriptor.parameters()) {
            primitives &= PRIMITIVES.contains(parameter.type());
        }
        return primitives;
    }

    /**
     * An item has given its result.
     *
     * @param start when it began
     * @return how long it ran
     */
    long stop(long start) {
        end = time.getAsLong();
        hasEnd = true;
        return end - start;
    }
}
