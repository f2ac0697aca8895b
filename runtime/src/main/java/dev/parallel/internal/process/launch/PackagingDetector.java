package dev.parallel.internal.process.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

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
            String main = mainClassOf(entry);
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

    /** The {@code Main-Class} of the manifest of a jar or unpacked jar; "" if it is none, or names none. */
    private static String mainClassOf(String entry) {
        try {
            Manifest manifest = manifestOf(Path.of(entry));
            String main = manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            return main == null ? "" : main.trim();
        } catch (IOException | InvalidPathException e) {
            // Not a jar that could be read: then it is none of the jars that need a loader of their own.
            return "";
        }
    }

    private static Manifest manifestOf(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            Path file = entry.resolve(JarFile.MANIFEST_NAME);
            if (!Files.isRegularFile(file)) {
                return new Manifest();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new Manifest(in);
            }
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest == null ? new Manifest() : manifest;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? "\"" + text + "\"" : "\"" + text.substring(0, 200) + "...\"";
    }
}
