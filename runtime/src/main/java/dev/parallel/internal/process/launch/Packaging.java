package dev.parallel.internal.process.launch;

import java.nio.file.Path;
import java.util.List;

/** One way in which an application is packaged, and what makes a child JVM see the same classes. */
interface Packaging {

    /**
     * The end of the command line: where the classes are, and which class is the main one.
     *
     * @param mainClass the binary name of the worker's main class
     * @return arguments of {@code java}, the one that names what to run last
     */
    List<String> pathAndMain(String mainClass);

    /**
     * The same with further entries at the end of the class path.
     *
     * @param more files; may be none
     * @throws LaunchException if this packaging has no place for any
     */
    default Packaging with(List<Path> more) {
        if (more.isEmpty()) {
            return this;
        }
        throw new LaunchException("The task's class was loaded by a class loader of its own, from " + more
                + ", and workers of an application that is packaged as this one cannot be given further classes. Put the class into"
                + " the application, beside this library.");
    }
}
