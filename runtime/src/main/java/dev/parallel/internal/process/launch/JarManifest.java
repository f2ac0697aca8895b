package dev.parallel.internal.process.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The main attributes of the manifest of a jar or unpacked jar. */
final class JarManifest {

    private final Attributes attributes;

    private JarManifest(Attributes attributes) {
        this.attributes = attributes;
    }

    /** Of an entry of a class path; without attributes if it is no jar that could be read. */
    static JarManifest of(String entry) {
        try {
            return new JarManifest(read(Path.of(entry)).getMainAttributes());
        } catch (IOException | InvalidPathException e) {
            // None of the jars that an application is started from.
            return new JarManifest(new Attributes());
        }
    }

    /** An attribute; "" if it has none of that name. */
    String value(String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.trim();
    }

    private static Manifest read(Path entry) throws IOException {
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
}
