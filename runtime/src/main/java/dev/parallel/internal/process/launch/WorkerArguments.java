package dev.parallel.internal.process.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A worker's arguments in their order; of two that say different things the JVM takes the later one: this application's
 * own, our defaults, the pool's, what always holds, then the classes and what to run.
 */
final class WorkerArguments {

    private WorkerArguments() {}

    /**
     * Puts a worker's arguments together.
     *
     * @param host this application's JVM
     * @param spec what the user asked for
     * @param packaging where the classes are
     * @param heapShare the share of the memory in bytes; asked only if the user has not bounded the heap
     */
    static List<String> of(HostJvm host, WorkerSpec spec, Packaging packaging, LongSupplier heapShare) {
        UserArguments.check(spec.jvmArgs());
        List<String> arguments = new ArrayList<>(ExecutableJar.arguments(host));
        arguments.addAll(InheritedArguments.of(host.arguments()));
        if (!Collector.isChosenBy(spec.jvmArgs())) {
            arguments.add(Collector.DEFAULT);
        }
        if (!spec.heap().isEmpty()) {
            arguments.add("-Xmx" + spec.heap());
        } else if (!UserArguments.boundHeap(spec.jvmArgs())) {
            arguments.add("-Xmx" + heapShare.getAsLong());
        }
        arguments.addAll(ChannelProvider.arguments(host));
        boolean optimising = hasOptimisingCompiler(host);
        if (optimising) {
            // Without a value here, the flag below makes the JVM print a warning on every start.
            arguments.add("-XX:LoopStripMiningIter=1000");
        }
        arguments.addAll(spec.jvmArgs());
        arguments.addAll(always(optimising));
        arguments.addAll(packaging.pathAndMain(spec.mainClass()));
        return arguments;
    }

    private static List<String> always(boolean optimising) {
        List<String> arguments = new ArrayList<>();
        // No file of counters in the temporary folder: it costs time when idle, and a killed JVM leaves it behind.
        arguments.add("-XX:-UsePerfData");
        if (optimising) {
            // Else a long counted loop keeps a worker from stopping for seconds.
            arguments.add("-XX:+UseCountedLoopSafepoints");
        }
        // A crash is reported with the exception, and no file is left in the working directory.
        arguments.add("-XX:+ErrorFileToStderr");
        // Output is read as UTF-8, whatever the locale. Java 17 and 18 read the names with "sun", later ones the
        // others.
        arguments.add("-Dsun.stdout.encoding=UTF-8");
        arguments.add("-Dsun.stderr.encoding=UTF-8");
        arguments.add("-Dstdout.encoding=UTF-8");
        arguments.add("-Dstderr.encoding=UTF-8");
        return arguments;
    }

    /** Whether the JVM has the C2 compiler and so knows the flags about its loops; an unknown flag stops the start. */
    private static boolean hasOptimisingCompiler(HostJvm host) {
        return host.property("java.vm.name").contains("Server VM");
    }
}
