package dev.parallel.internal.process.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Chooses the {@link Packaging} of an application by how its JVM shows it. */
final class PackagingDetector {

    private PackagingDetector() {}

    static Packaging detect(HostJvm host) {
        if (host.inModule()) {
            return ModulePathPackaging.of(host);
        }
        if (host.foreignPath().isEmpty()) {
            return ClassPathPackaging.of(host);
        }
        String classPath = host.property("java.class.path");
        // Not the only entry where its loader is started by name, with folders of settings beside it.
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            String main = JarManifest.of(entry).value("Main-Class");
            if (SpringBootPackaging.isLauncher(main)) {
                return SpringBootPackaging.of(classPath, main);
            }
            if (main.equals(QuarkusPackaging.ENTRY_POINT)) {
                return QuarkusPackaging.of(entry, host);
            }
        }
        List<Path> path = host.foreignPath().get();
        if (path.isEmpty()) {
            throw new LaunchException("This library was loaded by a class loader that does not tell its class path"
                    + " (java.class.path is " + shortened(classPath) + "), so a worker JVM cannot be given the same"
                    + " classes. Put the library and the classes with the tasks on the class path of the JVM, or start"
                    + " the pools from an application of its own.");
        }
        return ClassPathPackaging.of(path);
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? "\"" + text + "\"" : "\"" + text.substring(0, 200) + "...\"";
    }
}
