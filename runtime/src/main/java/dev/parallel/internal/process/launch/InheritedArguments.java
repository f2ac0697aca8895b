package dev.parallel.internal.process.launch;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of this JVM's arguments a worker takes over: all that shape how code behaves (modules, opened packages, system
 * properties, preview, assertions), none that can serve only one process or that size it.
 */
final class InheritedArguments {

    /** Beginnings of arguments that stay with this JVM. */
    private static final List<String> DROPPED = List.of(
            // Agents: a debugger's port is taken, others slow down or break a JVM that they do not expect.
            "-javaagent:",
            "-agentlib:",
            "-agentpath:",
            "-Xrun",
            "-Xdebug",
            "-Xnoagent",
            "-Dcom.sun.management.",
            // Sizes of this JVM's own memory: the worker's heap is a share of the machine's.
            "-Xmx",
            "-Xms",
            "-Xmn",
            "-mx",
            "-ms",
            // Files and reports that two processes must not both write, and noise on the worker's output.
            "-Xlog",
            "-verbose",
            "-Xshare",
            "-showversion",
            "--show-version",
            "-splash:",
            "-Xdock:",
            "-XstartOnFirstThread",
            // Where the classes are and what to run is said by the packaging.
            "--class-path=",
            "--module-path=",
            "-Djava.class.path=",
            "-Djdk.module.",
            "-Djpackage.",
            "-Dsun.java.command=",
            "-Djava.home=");

    /** Names of {@code -XX} flags that stay with this JVM. */
    private static final Set<String> DROPPED_FLAGS = Set.of(
            "AggressiveHeap",
            "AlwaysPreTouch",
            "MaxDirectMemorySize",
            "SoftMaxHeapSize",
            "ErrorFile",
            "ErrorFileToStdout",
            "ErrorFileToStderr",
            "OnError",
            "OnOutOfMemoryError",
            "ExitOnOutOfMemoryError",
            "CrashOnOutOfMemoryError",
            "ShowMessageBoxOnError",
            "StartFlightRecording",
            "FlightRecorderOptions",
            "FlightRecorder",
            "LogFile",
            "LogVMOutput",
            "LogCompilation",
            "SharedArchiveFile",
            "ArchiveClassesAtExit",
            "AutoCreateSharedArchive",
            "SharedClassListFile",
            "DumpLoadedClassList",
            "SharedArchiveConfigFile",
            "DumpSharedSpaces",
            "RequireSharedSpaces",
            "UseSharedSpaces",
            "ManagementServer",
            "Flags",
            "VMOptionsFile");

    /** Beginnings of such names: heap sizes, dumps of the heap, AOT caches, snapshots of CRaC, printing. */
    private static final List<String> DROPPED_FLAG_FAMILIES = List.of(
            "MaxRAM",
            "MinRAM",
            "InitialRAM",
            "MaxHeapSize",
            "MinHeapSize",
            "InitialHeapSize",
            "NewSize",
            "MaxNewSize",
            "OldSize",
            "HeapDump",
            "AOT",
            "CRaC",
            "Print");

    private static final Pattern FLAG = Pattern.compile("-XX:[+-]?([A-Za-z0-9_]+).*", Pattern.DOTALL);

    /** A flag out of a file of flags, as the JVM tells it: without the beginning that an argument needs. */
    private static final Pattern BARE_FLAG = Pattern.compile("-(?![XDJ])[A-Z].*", Pattern.DOTALL);

    private InheritedArguments() {}

    /**
     * The arguments that a worker takes over, in their order.
     *
     * @param arguments this JVM's, as the JVM itself tells them: one word each
     */
    static List<String> of(List<String> arguments) {
        return arguments.stream().filter(InheritedArguments::isInherited).toList();
    }

    private static boolean isInherited(String argument) {
        if (!argument.startsWith("-")
                || BARE_FLAG.matcher(argument).matches()
                || DROPPED.stream().anyMatch(argument::startsWith)) {
            return false;
        }
        Matcher flag = FLAG.matcher(argument);
        if (!flag.matches()) {
            return true;
        }
        String name = flag.group(1);
        return !DROPPED_FLAGS.contains(name)
                && DROPPED_FLAG_FAMILIES.stream().noneMatch(name::startsWith)
                // A collector belongs to a heap's size. The one chosen for this JVM's large heap brings its threads and
                // its bookkeeping into each of many small ones. The pool's own arguments can choose it.
                && !Collector.isChosenBy(argument);
    }
}
