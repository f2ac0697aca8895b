package dev.parallel.internal.process.launch;

import java.util.List;
import java.util.regex.Pattern;

/** The choice of a garbage collector. */
final class Collector {

    /** What workers have unless the pool's arguments say otherwise: the least of memory and threads. */
    static final String DEFAULT = "-XX:+UseSerialGC";

    private static final Pattern CHOICE =
            Pattern.compile("-XX:[+-]Use(Serial|Parallel|ParallelOld|ConcMarkSweep|G1|Z|Shenandoah|Epsilon)GC");

    private Collector() {}

    static boolean isChosenBy(String argument) {
        return CHOICE.matcher(argument).matches();
    }

    /** Whether any argument turns a collector on; two of them would keep the JVM from starting. */
    static boolean isChosenBy(List<String> arguments) {
        return arguments.stream().anyMatch(each -> each.startsWith("-XX:+") && isChosenBy(each));
    }
}
