package dev.parallel.maven;

import java.io.File;
import java.util.List;

/** The class path of the tests, which have tasks among their own classes. */
public final class OwnClassPath {

    private OwnClassPath() {}

    public static List<String> entries() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** The folder of the tests' classes. */
    public static String testClasses() {
        return entries().stream()
                .filter(entry -> entry.endsWith("test-classes"))
                .findFirst()
                .orElseThrow();
    }
}
