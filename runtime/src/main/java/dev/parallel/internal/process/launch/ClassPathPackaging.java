package dev.parallel.internal.process.launch;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Classes on a class path: plain, shaded into one jar, or a test's. A module path beside it is kept. */
record ClassPathPackaging(String classPath, String modulePath) implements Packaging {

    static ClassPathPackaging of(HostJvm host) {
        return new ClassPathPackaging(host.property("java.class.path"), host.property("jdk.module.path"));
    }

    static ClassPathPackaging of(List<Path> files) {
        return new ClassPathPackaging(
                files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)), "");
    }

    @Override
    public Packaging with(List<Path> more) {
        return new ClassPathPackaging(extended(classPath, more), modulePath);
    }

    /** A class path with further entries; an empty one has none, not this directory. */
    static String extended(String path, List<Path> more) {
        String added = more.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return path.isEmpty() ? added : added.isEmpty() ? path : path + File.pathSeparator + added;
    }

    @Override
    public List<String> pathAndMain(String mainClass) {
        List<String> arguments = new ArrayList<>();
        if (!modulePath.isEmpty()) {
            arguments.add("-p");
            arguments.add(absolute(modulePath));
        }
        arguments.add("-cp");
        arguments.add(absolute(classPath));
        arguments.add(mainClass);
        return arguments;
    }

    /** Entries made absolute: the worker's working directory may be another one. An empty entry is this directory. */
    static String absolute(String path) {
        List<String> entries = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            entries.add(absoluteEntry(entry));
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String absoluteEntry(String entry) {
        try {
            return Path.of(entry).toAbsolutePath().toString();
        } catch (InvalidPathException e) {
            // The JVM passes over an entry that cannot be a file; so will the worker's.
            return entry;
        }
    }
}
