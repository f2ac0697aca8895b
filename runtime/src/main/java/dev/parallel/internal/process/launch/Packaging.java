package dev.parallel.internal.process.launch;

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
}
